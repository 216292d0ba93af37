package io.github.dokucamel.simulator;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What DOKU would answer to a request, and when. Knows no HTTP server.
 *
 * @param afterLatency runs its argument later, on the thread that calls this gateway
 */
record Gateway(
        HeaderCheck headers,
        RequestMemory memory,
        PaymentPages pages,
        PayerDoor payers,
        OrderStatus status,
        Operations operations,
        Consumer<Runnable> afterLatency,
        Supplier<String> baseUrl) {

    static final String PAY = "/pay/";

    private static final String PAYMENT_PAGE = "/credit-card/v1/payment-page";

    /**
     * Before the business is looked at: where, how and by whom it is called.
     *
     * @throws Refused the first thing wrong with it
     */
    void check(ReceivedRequest request) {
        boolean opens = request.path().equals(PAYMENT_PAGE);
        if (!opens && !OrderStatus.isAskedBy(request.path()) && isCall(request)) {
            operations.check(request);
            return;
        }
        boolean pays = !isCall(request) && request.isPost();
        if (!pays && !request.method().equals(opens ? "POST" : "GET")) {
            throw new Refused(request.outside(405, "Method Not Allowed"));
        }
        if (isCall(request)) {
            headers.check(request);
        }
        if (opens) {
            request.requireJson();
        }
    }

    /** The operation that is called; empty for a payment page, its status and a payer's browser. */
    Optional<CatalogueEntry> entry(ReceivedRequest request) {
        boolean own = request.path().equals(PAYMENT_PAGE) || OrderStatus.isAskedBy(request.path());
        return own || !isCall(request) ? Optional.empty() : operations.entry(request);
    }

    /** Not a payer's browser. */
    static boolean isCall(ReceivedRequest request) {
        return !request.path().startsWith(PAY);
    }

    /** Calls {@code reply} exactly once, now or after the latency, for what was not refused. */
    void serve(ReceivedRequest request, Consumer<Answer> reply) {
        if (!isCall(request)) {
            reply.accept(payers.answer(request));
            return;
        }
        if (OrderStatus.isAskedBy(request.path())) {
            afterLatency.accept(() -> reply.accept(status.answer(request)));
            return;
        }
        Optional<CatalogueEntry> entry = entry(request);
        boolean remembers = entry.map(CatalogueEntry::isRemembered).orElse(true);
        Optional<Answer> repeat = remembers ? memory.repeatOrBegin(request) : Optional.empty();
        if (repeat.isPresent()) {
            reply.accept(repeat.get());
            return;
        }
        // Decided at once and answered later, so that a caller who gives up has an order all the
        // same: that is the case the sender must survive.
        Answer first = answer(request, entry);
        afterLatency.accept(
                () -> {
                    if (remembers) {
                        memory.done(request, first);
                    }
                    reply.accept(first);
                });
    }

    private Answer answer(ReceivedRequest request, Optional<CatalogueEntry> entry) {
        String pagesAt = baseUrl.get();
        try {
            return entry.isPresent()
                    ? operations.answer(entry.get(), request, pagesAt)
                    : pages.open(request, pagesAt);
        } catch (Refused e) {
            return e.answer();
        }
    }
}
