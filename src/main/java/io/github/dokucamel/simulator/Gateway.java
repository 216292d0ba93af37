package io.github.dokucamel.simulator;

import java.time.Clock;
import java.util.Locale;
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
    private final OrderStatus status;
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
            OrderStatus status,
            Consumer<Runnable> afterLatency,
            Supplier<String> baseUrl,
            Clock clock) {
        this.headers = headers;
        this.memory = memory;
        this.pages = pages;
        this.status = status;
        this.afterLatency = afterLatency;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** Calls {@code reply} exactly once, now or after the latency. */
    void handle(ReceivedRequest request, Consumer<Answer> reply) {
        String path = request.path();
        boolean payPage = path.startsWith(PAY);
        boolean asksStatus = OrderStatus.isAskedBy(path);
        if (!path.equals(PAYMENT_PAGE) && !asksStatus && !payPage) {
            reply.accept(Answer.outsideGateway(404, "Not Found", path, clock.instant()));
        } else if (!request.method().equals(path.equals(PAYMENT_PAGE) ? "POST" : "GET")) {
            reply.accept(Answer.outsideGateway(405, "Method Not Allowed", path, clock.instant()));
        } else if (payPage) {
            reply.accept(page(path.substring(PAY.length())));
        } else {
            Optional<Answer> refusal = headers.refusal(request);
            if (refusal.isPresent()) {
                reply.accept(refusal.get());
            } else if (asksStatus) {
                afterLatency.accept(() -> reply.accept(status.answer(request)));
            } else {
                openPage(request, reply);
            }
        }
    }

    private void openPage(ReceivedRequest request, Consumer<Answer> reply) {
        if (!isJson(request.single("Content-Type"))) {
            reply.accept(
                    Answer.outsideGateway(
                            415, "Unsupported Media Type", request.path(), clock.instant()));
            return;
        }
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

    private Answer page(String token) {
        return pages.withToken(token)
                .map(page -> Answer.html(200, page.html()))
                .orElseGet(() -> Answer.html(404, "SIMULATOR: no such page"));
    }

    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT).equals(Answer.JSON);
    }
}
