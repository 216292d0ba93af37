package io.github.dokucamel.settings;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One installation's settings, by journey; each accessor there is a property of {@code
 * config/application.properties}. Every error names its property.
 */
public final class Settings {
    private final Values values;
    private final Environment environment;
    private final String baseUrl;
    private final Map<String, Merchant> merchants;
    private final SnapKeyFiles snapKeyFiles;
    private final Path dataDir;
    private final SnapSettings snap;
    private final LedgerAddress ledger;
    private final IntakeSettings intake;
    private final BatchSettings batch;
    private final NotificationSettings notifications;
    private final ReconcileSettings reconcile;
    private final OrderSettings orders;
    private final SendSettings send;
    private final DeliverySettings delivery;
    private final RunnerSettings runner;
    private final HttpSettings http;

    private Settings(Values values, boolean embedded) {
        this.values = values;
        this.environment = Environment.of(values, embedded);
        this.baseUrl = BaseUrl.of(values, environment);
        this.snapKeyFiles = new SnapKeyFiles(values, usesSimulator(), Clock.systemUTC());
        this.merchants = Merchants.of(values, environment, snapKeyFiles);
        this.dataDir = directory(values.text("doku.data-dir"));
        this.ledger = LedgerAddress.of(values, dataDir);
        // What takes something in is off inside a host unless it is switched on there.
        Predicate<String> isOn =
                name -> (!embedded || values.givenText(name).isPresent()) && values.flag(name);
        this.intake = IntakeSettings.of(values, isOn);
        this.batch = BatchSettings.of(values);
        this.notifications = NotificationSettings.of(values, isOn);
        this.snap = SnapSettings.of(values, merchants.values(), notifications);
        this.reconcile = ReconcileSettings.of(values);
        this.orders = OrderSettings.of(values);
        this.send = SendSettings.of(values);
        this.delivery = DeliverySettings.of(values, outbox());
        this.runner = RunnerSettings.of(values, environment);
        this.http = HttpSettings.of(values, intake, servesDoku() && !embedded);
        intake.requireApiKey(values, embedded);
    }

    private static Settings of(Values values, boolean embedded) {
        try {
            Settings made = new Settings(values, embedded);
            if (!values.isAnyMissing()) {
                return made;
            }
        } catch (InvalidSettingException e) {
            values.missing(e.getMessage());
        }
        throw values.refusal();
    }

    /**
     * @param given {@code doku.*} names with their values, stronger sources already merged over
     *     weaker ones
     * @throws InvalidSettingException naming an unknown, missing or wrong setting
     */
    public static Settings standalone(SettingNames names, Map<String, String> given) {
        return of(new Values(names, given), false);
    }

    /** Inside a host: the environment is required, and intakes are off unless switched on. */
    public static Settings embedded(SettingNames names, Map<String, String> given) {
        return of(new Values(names, given), true);
    }

    public Environment environment() {
        return environment;
    }

    /** Scheme, host and port without a slash at the end. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Whether the embedded simulator is the gateway. */
    public boolean usesSimulator() {
        return environment == Environment.SIMULATOR && values.optional("doku.base-url").isEmpty();
    }

    /** What the embedded simulator has to know: secret key by Client-Id. Empty without it. */
    public Map<String, String> simulatorMerchants() {
        return usesSimulator() ? Merchants.keysByClientId(values, merchants.keySet()) : Map.of();
    }

    /** The same of SNAP, by Client-Id: those of merchants with SNAP keys. Makes no key. */
    public Map<String, SimulatorSnapKeys> simulatorSnapKeys() {
        return usesSimulator()
                ? Merchants.simulatorSnapKeys(values, merchants, snapKeyFiles)
                : Map.of();
    }

    /** By alias; never empty. */
    public Map<String, Merchant> merchants() {
        return merchants;
    }

    public Path dataDir() {
        return dataDir;
    }

    private static Path directory(String given) {
        return Path.of(given).toAbsolutePath().normalize();
    }

    public Path inbox() {
        return directory(placed("doku.inbox", "{data-dir}/inbox"));
    }

    public Path outbox() {
        return directory(placed("doku.outbox", "{data-dir}/outbox"));
    }

    public LedgerAddress ledger() {
        return ledger;
    }

    /** Outside the data directory: by it a ledger is known that went back in time. */
    public Path ledgerMark() {
        return Path.of(placed("doku.ledger.mark", "{data-dir}.mark"));
    }

    private String placed(String name, String otherwise) {
        return values.optional(name).orElse(otherwise).replace("{data-dir}", dataDir.toString());
    }

    public IntakeSettings intake() {
        return intake;
    }

    public BatchSettings batch() {
        return batch;
    }

    public NotificationSettings notifications() {
        return notifications;
    }

    public SnapSettings snap() {
        return snap;
    }

    public ReconcileSettings reconcile() {
        return reconcile;
    }

    public OrderSettings orders() {
        return orders;
    }

    public HttpSettings http() {
        return http;
    }

    /** Whether DOKU may call, in one of its two ways. */
    public boolean servesDoku() {
        return notifications.isEnabled() || snap.inboundEnabled();
    }

    public SendSettings send() {
        return send;
    }

    public DeliverySettings delivery() {
        return delivery;
    }

    public RunnerSettings runner() {
        return runner;
    }

    /** Overriding path by operation id or alias. */
    public Map<String, String> operationPaths() {
        return values.family("doku.operation.<id>.path");
    }

    /** What an operation's orders get that lack it: by operation id or alias, then by field path. */
    public Map<String, Map<String, String>> operationDefaults() {
        return values.familyOfTwo("doku.operation.<id>.default.<field>");
    }

    /** The operation, by id or alias, of orders that name none. */
    public String orderOperation() {
        return values.text("doku.order.operation");
    }

    /** The same for single merchants, by alias. */
    public Map<String, String> merchantOperations() {
        return values.family("doku.merchant.<alias>.operation");
    }

    /** What route files may use as {@code {{doku.*}}}: everything but secrets. */
    public Map<String, String> placeholders() {
        return new Placeholders(this).of(values.plain());
    }
}
