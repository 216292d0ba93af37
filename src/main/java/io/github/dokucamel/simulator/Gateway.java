package io.github.dokucamel.simulator;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What DOKU would answer to a request, and when. Knows no HTTP server. */
final class Gateway {

    static final String PAY = "/pay/";

    private static final String PAYMENT_PAGE = "/credit-card/v1/payment-page";

    private final HeaderCheck headers;
    private final RequestMemory memory;
    private final PaymentPages pages;
    private final PayerDoor payers;
    private final OrderStatus status;
    private final Operations operations;
    private final Consumer<Runnable> afterLatency;
    private final Supplier<String> baseUrl;
    private final Clock clock;

    /**
     * @param afterLatency runs its argument later, on the thread that calls this gateway
     */
    Gateway(
            HeaderCheck headers,
            RequestMemory memory,
            PaymentPages pages,
            PayerDoor payers,
            OrderStatus status,
            Operations operations,
            Consumer<Runnable> afterLatency,
            Supplier<String> baseUrl,
            Clock clock) {
        this.headers = headers;
        this.memory = memory;
        this.pages = pages;
        this.payers = payers;
        this.status = status;
        this.operations = operations;
        this.afterLatency = afterLatency;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** Before the business is looked at: where, how and by whom it is called. */
    Optional<Answer> refusal(ReceivedRequest request) {
        String path = request.path();
        boolean opens = path.equals(PAYMENT_PAGE);
        if (!opens && !OrderStatus.isAskedBy(path) && isCall(request)) {
            return operations.refusal(request);
        }
        boolean pays = !isCall(request) && request.method().equals("POST");
        if (!pays && !request.method().equals(opens ? "POST" : "GET")) {
            return outside(405, "Method Not Allowed", path);
        }
        if (!isCall(request)) {
            return Optional.empty();
        }
        Optional<Answer> refusal = headers.refusal(request);
        return refusal.isEmpty() && opens && !Operations.isJson(request.single("Content-Type"))
                ? outside(415, "Unsupported Media Type", path)
                : refusal;
    }

    private Optional<Answer> outside(int status, String error, String path) {
        return Optional.of(Answer.outsideGateway(status, error, path, clock.instant()));
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
        } else if (OrderStatus.isAskedBy(request.path())) {
            afterLatency.accept(() -> reply.accept(status.answer(request)));
        } else if (!request.path().equals(PAYMENT_PAGE)) {
            operations.serve(request, baseUrl.get(), afterLatency, reply);
        } else {
            openPage(request, reply);
        }
    }

    private void openPage(ReceivedRequest request, Consumer<Answer> reply) {
        Optional<Answer> repeat = memory.repeatOrBegin(request);
        if (repeat.isPresent()) {
            reply.accept(repeat.get());
            return;
        }
        // Decided at once and answered later, so that a caller who gives up has an order all the
        // same: that is the case the sender must survive.
        Answer first = pages.open(request, baseUrl.get());
        afterLatency.accept(
                () -> {
                    memory.done(request, first);
                    reply.accept(first);
                });
    }
}
