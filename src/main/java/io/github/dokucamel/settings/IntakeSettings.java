package io.github.dokucamel.settings;

import io.github.dokucamel.signature.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How orders come in: by file, JMS and REST. */
public final class IntakeSettings {

    private final Values values;
    private final boolean embedded;

    IntakeSettings(Values values, boolean embedded) {
        this.values = values;
        this.embedded = embedded;
    }

    /** Whether one of {@code file}, {@code jms}, {@code rest} takes orders in. */
    public boolean isEnabled(String source) {
        String name = "doku.intake." + source + ".enabled";
        return embedded && values.givenText(name).isEmpty() ? false : values.flag(name);
    }

    public Duration minAge() {
        return values.duration("doku.intake.file.min-age");
    }

    public int chunk() {
        return values.count("doku.intake.file.chunk", 1, 10_000);
    }

    /** Field of the order by the user's header. */
    public Map<String, String> columns() {
        return values.family("doku.intake.file.column.<your header>");
    }

    public int maxOrderBytes() {
        return values.count("doku.order.max-bytes", 1_000, 16_000_000);
    }

    public Pattern invoiceNumberPattern() {
        return values.pattern("doku.invoice-number.pattern");
    }

    public String jmsQueue() {
        return values.text("doku.intake.jms.queue");
    }

    /** The queue that calls of operations arrive on. */
    public String callQueue() {
        return values.text("doku.intake.call.queue");
    }

    /** Whether operations that carry card numbers may be called. */
    public boolean isPciEnabled() {
        return values.flag("doku.pci.enabled");
    }

    public int jmsConsumers() {
        return values.count("doku.intake.jms.consumers", 1, 64);
    }

    /** Whether payment outcomes go to JMSReplyTo too. */
    public boolean jmsPaymentEvents() {
        return values.flag("doku.intake.jms.payment-events");
    }

    public Optional<String> jmsBrokerUrl() {
        return values.optional("doku.jms.broker-url");
    }

    public Optional<String> jmsUser() {
        return values.optional("doku.jms.user");
    }

    public Optional<String> jmsPassword() {
        return values.optional("doku.jms.password");
    }

    public String httpHost() {
        return values.text("doku.http.host");
    }

    public int httpPort() {
        return values.port("doku.http.port");
    }

    public Optional<Secret> apiKey() {
        return values.secret("doku.api-key");
    }

    /** The same in plain, for a call of our own command line to our own service. */
    public Optional<String> apiKeyToSend() {
        return values.optional("doku.api-key");
    }

    public Duration restWait() {
        return values.duration("doku.rest.wait");
    }

    public int restWaiters() {
        return values.count("doku.rest.waiters", 1, 10_000);
    }

    /** Reads each of them once: a wrong one throws. */
    void check() {
        Stream.of(
                        isEnabled("file"),
                        isEnabled("jms"),
                        isEnabled("rest"),
                        minAge(),
                        chunk(),
                        columns(),
                        maxOrderBytes(),
                        invoiceNumberPattern(),
                        jmsQueue(),
                        callQueue(),
                        isPciEnabled(),
                        jmsConsumers(),
                        jmsPaymentEvents(),
                        httpHost(),
                        httpPort(),
                        apiKey(),
                        restWait(),
                        restWaiters())
                .forEach(Objects::requireNonNull);
    }
}
