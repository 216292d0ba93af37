package io.github.dokucamel.simulator;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What works behind the HTTP server, put together; it outlives a restart. */
record Inside(FrontDoor door, Cashier cashier, Notifier notifier) {

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
        PaymentPages pages =
                new PaymentPages(new PaymentPageCheck(), options.declinePattern(), memory / 8);
        Dispatch dispatch = new Dispatch(new Courier(merchants, clock, PATIENCE), faults, clock);
        Notifier notifier =
                new Notifier(options.notifications().retries(), dispatch, clock, memory / 16);
        Cashier cashier = new Cashier(pages, merchants.keySet(), notifier::tell, clock);
        Gateway gateway =
                new Gateway(
                        new HeaderCheck(merchants, clock),
                        new RequestMemory(memory / 8),
                        pages,
                        new PayerDoor(pages, cashier, notifier),
                        new OrderStatus(pages, options.statusBeforePayment()),
                        later(options.latency()),
                        baseUrl,
                        clock);
        FrontDoor door =
                new FrontDoor(
                        gateway,
                        new ControlDoor(
                                faults,
                                recorder,
                                new PaymentsDoor(pages, cashier, notifier),
                                outage),
                        faults,
                        new ReplySigner(merchants, clock),
                        recorder,
                        clock);
        notifier.notifyAt(options.notifications().target());
        return new Inside(door, cashier, notifier);
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
