package io.github.dokucamel.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What works behind the HTTP server, put together; it outlives a restart. */
record Inside(
        FrontDoor door, Cashier cashier, Notifier notifier, Courier courier, SnapTokens tokens) {

    /** DOKU's own is not stated. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST = 1_000_000;

    /**
     * @param outage begins one
     */
    static Inside of(
            SimulatorOptions options,
            FaultRules faults,
            RequestRecorder recorder,
            Supplier<String> baseUrl,
            Consumer<FaultRule> outage) {
        Clock clock = options.clock;
        long memory = Runtime.getRuntime().maxMemory();
        Set<String> clientIds = options.merchants.keySet();
        Map<String, WireSignature> merchants = new HashMap<>();
        options.merchants.forEach((id, key) -> merchants.put(id, new WireSignature(key)));
        PaymentBook book = new PaymentBook(memory / 8);
        Courier courier = new Courier(options, merchants, PATIENCE);
        Dispatch dispatch = new Dispatch(courier, faults, clock);
        Notifier notifier = new Notifier(options, dispatch, courier, memory / 16);
        Cashier cashier = new Cashier(book, clientIds, notifier::tell, clock);
        SnapTokens tokens = new SnapTokens(options.snapTokenLife, clock);
        SnapTokenDoor tokenDoor = new SnapTokenDoor(options, tokens);
        Map<String, String> snapSecrets = SnapMerchant.secrets(options);
        Gateway gateway =
                new Gateway(
                        new SimulatedCatalogue(options.catalogue, options.strict),
                        new HeaderCheck(merchants, clock, options.strict),
                        new SnapCheck(
                                snapSecrets,
                                tokens,
                                clock,
                                memory(memory / 16, 250),
                                options.strict),
                        tokenDoor,
                        new PlainBusiness(
                                book,
                                cashier,
                                options.declinePattern,
                                options.merchants,
                                options.strict,
                                options.repeatedNumbers),
                        new SnapBusiness(
                                book,
                                new SnapAccounts(book, cashier),
                                new SnapDebits(book, cashier),
                                tokenDoor,
                                options.declinePattern,
                                memory(memory / 16, 300),
                                options.repeatedNumbers),
                        new OrderStatus(book, options.statusBeforePayment),
                        new PayerDoor(book, cashier, notifier, courier),
                        new BoundedMemory<>(MOST, memory / 8, answer -> 300 + answer.body().length),
                        later(options.latency),
                        baseUrl);
        ReplySigner signer = new ReplySigner(merchants, clock);
        ControlDoor control =
                new ControlDoor(
                        faults,
                        recorder,
                        new PaymentsDoor(book, cashier, notifier),
                        tokens,
                        new InquiryDoor(book, courier, clientIds, clock),
                        new BindingDoor(courier, clientIds),
                        outage);
        FaultReplies replies = new FaultReplies(signer, clock);
        FrontDoor door = new FrontDoor(gateway, control, faults, replies, signer, recorder, clock);
        return new Inside(door, cashier, notifier, courier, tokens);
    }

    private static <V> BoundedMemory<String, V> memory(long bytes, int entryBytes) {
        return new BoundedMemory<>(MOST, bytes, entry -> entryBytes);
    }

    /** On the event loop, which is where it is called. */
    private static Consumer<Runnable> later(Duration latency) {
        return latency.toMillis() == 0 ? Runnable::run : task -> Wire.later(latency, task);
    }
}
