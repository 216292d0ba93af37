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
        Notifier notifier = new Notifier(options.retries, dispatch, courier, clock, memory / 16);
        notifier.notifyAt(options.notificationTarget());
        Cashier cashier = new Cashier(book, clientIds, notifier::tell, clock);
        HeaderCheck headers = new HeaderCheck(merchants, clock);
        SnapTokens tokens = new SnapTokens(options.snapTokenLife, clock);
        SnapTokenDoor tokenDoor =
                new SnapTokenDoor(clientIds, options.snapMerchants, tokens, clock);
        Operations operations =
                new Operations(
                        new SimulatedCatalogue(options.catalogue),
                        headers,
                        new SnapCheck(
                                SnapMerchant.secrets(options),
                                tokens,
                                clock,
                                new BoundedMemory<>(
                                        MOST, memory / 16, day -> SnapCheck.ENTRY_BYTES)),
                        tokenDoor,
                        new PlainBusiness(book, cashier, options.declinePattern, options.merchants),
                        new SnapBusiness(
                                book,
                                new SnapAccounts(book, cashier),
                                new SnapDebits(book, cashier),
                                tokenDoor,
                                options.declinePattern,
                                new BoundedMemory<>(
                                        MOST, memory / 16, status -> SnapBusiness.ENTRY_BYTES)));
        Gateway gateway =
                new Gateway(
                        headers,
                        new RequestMemory(memory / 8),
                        new PaymentPages(new PaymentPageCheck(), options.declinePattern, book),
                        new PayerDoor(book, cashier, notifier),
                        new OrderStatus(book, options.statusBeforePayment),
                        operations,
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
                        outage);
        FaultReplies replies = new FaultReplies(signer, gateway::entry, clock);
        FrontDoor door = new FrontDoor(gateway, control, faults, replies, signer, recorder, clock);
        return new Inside(door, cashier, notifier, courier, tokens);
    }

    /** On the event loop, which is where it is called. */
    private static Consumer<Runnable> later(Duration latency) {
        return latency.toMillis() == 0 ? Runnable::run : task -> Wire.later(latency, task);
    }
}
