package io.github.dokucamel.simulator;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What works behind the HTTP server, put together; it outlives a restart. */
record Inside(
        FrontDoor door, Cashier cashier, Notifier notifier, SnapCourier snap, SnapTokens tokens) {

    /** DOKU's own is not stated. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * @param outage begins one
     */
    static Inside of(
            SimulatorOptions options,
            FaultRules faults,
            RequestRecorder recorder,
            Supplier<String> baseUrl,
            Consumer<FaultRule> outage) {
        Clock clock = options.clock();
        long memory = Runtime.getRuntime().maxMemory();
        Map<String, WireSignature> merchants =
                options.merchants().entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, e -> new WireSignature(e.getValue())));
        PaymentBook book = new PaymentBook(memory / 8);
        PaymentPages pages =
                new PaymentPages(new PaymentPageCheck(), options.declinePattern(), book);
        SnapCourier snap = new SnapCourier(options.snap(), options.merchants(), clock);
        Courier courier = new Courier(merchants, snap, clock, PATIENCE);
        Dispatch dispatch = new Dispatch(courier, faults, clock);
        Notifier notifier =
                new Notifier(options.notifications().retries(), dispatch, snap, clock, memory / 16);
        Cashier cashier = new Cashier(book, merchants.keySet(), notifier::tell, clock);
        HeaderCheck headers = new HeaderCheck(merchants, clock);
        RequestMemory requests = new RequestMemory(memory / 8);
        SnapTokens tokens = new SnapTokens(options.snap().tokenLife(), clock);
        Operations operations =
                Operations.of(options, headers, tokens, requests, book, cashier, memory / 16);
        Gateway gateway =
                new Gateway(
                        headers,
                        requests,
                        pages,
                        new PayerDoor(book, cashier, notifier),
                        new OrderStatus(book, options.statusBeforePayment()),
                        operations,
                        later(options.latency()),
                        baseUrl,
                        clock);
        FrontDoor door =
                new FrontDoor(
                        gateway,
                        new ControlDoor(
                                faults,
                                recorder,
                                new PaymentsDoor(book, cashier, notifier),
                                tokens,
                                new InquiryDoor(book, courier, snap, merchants.keySet(), clock),
                                outage),
                        faults,
                        new ReplySigner(merchants, clock),
                        recorder,
                        clock);
        notifier.notifyAt(options.notifications().target());
        return new Inside(door, cashier, notifier, snap, tokens);
    }

    /** Answers with the merchants that had one. */
    Set<String> forgetTokens() {
        return tokens.forget();
    }

    /** On the event loop, which is where it is called. */
    private static Consumer<Runnable> later(Duration latency) {
        return latency.toMillis() == 0
                ? Runnable::run
                : task ->
                        Vertx.currentContext()
                                .owner()
                                .setTimer(latency.toMillis(), fired -> task.run());
    }
}
