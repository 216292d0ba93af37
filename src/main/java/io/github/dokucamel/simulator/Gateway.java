package io.github.dokucamel.simulator;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What DOKU would answer to a request, and when. Knows no HTTP server.
 *
 * <p>It remembers every (Client-Id, Request-Id) and how it was answered. A repeat gets HTTP 409 with
 * the first answer's body, whatever that was and whatever the repeat's own body is; while the first
 * is still being worked on it gets 409 {@code idempotent_request}. How long DOKU remembers, and what
 * it answers to another body under the same Request-Id, is unpublished.
 *
 * @param memory first answers, by Client-Id and Request-Id
 * @param afterLatency runs its argument later, on the thread that calls this gateway
 */
record Gateway(
        SimulatedCatalogue catalogue,
        HeaderCheck headers,
        SnapCheck snapHeaders,
        SnapTokenDoor tokens,
        PlainBusiness plain,
        SnapBusiness snap,
        OrderStatus status,
        PayerDoor payers,
        BoundedMemory<String, Answer> memory,
        Consumer<Runnable> afterLatency,
        Supplier<String> baseUrl) {

    static final String PAY = "/pay/";

    /**
     * Before the business is looked at: where, how and by whom it is called.
     *
     * @throws Refused the first thing wrong with it
     */
    void check(ReceivedRequest request) {
        if (!isCall(request)) {
            if (!request.isPost() && !request.method().equals("GET")) {
                throw new Refused(request.outside(405, "Method Not Allowed"));
            }
            return;
        }
        Optional<CatalogueEntry> found = catalogue.find(request);
        if (found.isEmpty()) {
            throw new Refused(
                    catalogue.at(request.path()).isEmpty()
                            ? request.outside(404, "Not Found")
                            : request.outside(405, "Method Not Allowed"));
        }
        CatalogueEntry entry = found.get();
        switch (entry.signature()) {
            case "non-snap" -> headers.check(request);
            case "snap-asymmetric-token" -> tokens.check(request);
            case "snap-symmetric" -> snapHeaders.check(entry, request);
            default -> {
                if (!String.valueOf(request.single("Authorization")).startsWith("Bearer ")) {
                    throw new Refused(401, "invalid_token", "Bearer is required");
                }
            }
        }
        boolean isPage = entry.equals(SimulatedCatalogue.PAYMENT_PAGE);
        boolean hasBody = isPage || request.body().length > 0;
        if (hasBody && !entry.isFile() && !entry.equals(SimulatedCatalogue.ORDER_STATUS)) {
            request.requireJson();
        }
    }

    /** The operation that is called; empty for a payer's browser. */
    Optional<CatalogueEntry> entry(ReceivedRequest request) {
        return isCall(request) ? catalogue.find(request) : Optional.empty();
    }

    /** Not a payer's browser. */
    static boolean isCall(ReceivedRequest request) {
        return !request.path().startsWith(PAY);
    }

    /** Calls {@code reply} exactly once, now or after the latency, for what was not refused. */
    void serve(ReceivedRequest request, Consumer<Answer> reply) {
        Optional<CatalogueEntry> found = entry(request);
        if (found.isEmpty()) {
            reply.accept(payers.answer(request));
            return;
        }
        CatalogueEntry entry = found.get();
        if (entry.equals(SimulatedCatalogue.ORDER_STATUS)) {
            afterLatency.accept(() -> reply.accept(status.answer(request)));
            return;
        }
        String key = request.clientId() + '\n' + request.requestId();
        Answer before = entry.isRemembered() ? memory.get(key) : null;
        if (before != null) {
            reply.accept(before);
            return;
        }
        if (entry.isRemembered()) {
            memory.put(key, Answer.IN_PROGRESS);
        }
        // Decided at once and answered later, so that a caller who gives up has an order all the
        // same: that is the case the sender must survive.
        Answer first = answer(request, entry);
        afterLatency.accept(
                () -> {
                    if (entry.isRemembered()) {
                        memory.put(key, first.again());
                    }
                    reply.accept(first);
                });
    }

    private Answer answer(ReceivedRequest request, CatalogueEntry entry) {
        try {
            return entry.isSnap()
                    ? snap.answer(entry, request, baseUrl.get())
                    : plain.answer(entry, request, baseUrl.get());
        } catch (Refused e) {
            return e.answer();
        }
    }
}
