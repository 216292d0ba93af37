package io.github.dokucamel.settings;

import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.told.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How orders come in: by file, JMS and REST.
 *
 * @param enabled those of {@code file}, {@code jms}, {@code rest} that take orders in
 * @param maxFileBytes a larger file is refused whole
 * @param fileOwners users whose files are taken; empty for any
 * @param apiKey empty when REST asks for none
 * @param columns field of the order by the user's header
 * @param refusesUnknownColumns whether a column that is no field refuses the file
 * @param repairsCells whether cells that can mean one thing only are put right
 * @param returnSchemes of addresses that a payer returns to, beside https; in lower case
 * @param callQueue the queue that calls of operations arrive on
 * @param isPciEnabled whether operations that carry card numbers may be called
 * @param jmsPaymentEvents whether payment outcomes go to JMSReplyTo too
 * @param language in which people are told what is wrong
 */
public record IntakeSettings(
        Set<String> enabled,
        Duration minAge,
        int chunk,
        long maxFileBytes,
        Set<String> fileOwners,
        Map<String, String> columns,
        boolean refusesUnknownColumns,
        boolean repairsCells,
        int maxOrderBytes,
        Pattern invoiceNumberPattern,
        boolean refusesCardsInIds,
        Set<String> returnSchemes,
        String jmsQueue,
        String callQueue,
        boolean isPciEnabled,
        int jmsConsumers,
        boolean jmsPaymentEvents,
        Optional<String> jmsBrokerUrl,
        Optional<String> jmsUser,
        Optional<Secret> jmsPassword,
        String httpHost,
        int httpPort,
        Optional<Secret> apiKey,
        Duration restWait,
        int restWaiters,
        Language language) {

    private static final String API_KEY = "doku.api-key";

    /** Said on purpose: REST asks for no key. */
    private static final String NO_KEY = "none";

    private static final int SHORTEST_KEY = 32;

    /** The ways in that can be switched. */
    static final List<String> SOURCES = List.of("file", "jms", "rest");

    static IntakeSettings of(Values values, Predicate<String> isOn) {
        return new IntakeSettings(
                SOURCES.stream()
                        .filter(source -> isOn.test("doku.intake." + source + ".enabled"))
                        .collect(Collectors.toUnmodifiableSet()),
                values.duration("doku.intake.file.min-age"),
                values.count("doku.intake.file.chunk", 1, 10_000),
                values.read(
                        "doku.intake.file.max-size",
                        SizeText::read,
                        "is no size such as 500kB, 512MB or 2GB"),
                values.optional(
                                "doku.intake.file.owners",
                                IntakeSettings::users,
                                "is no list of users, separated by commas")
                        .orElse(Set.of()),
                values.family("doku.intake.file.column.<your header>"),
                values.choice(
                        "doku.intake.file.unknown-columns",
                        Map.of("ignore", false, "refuse", true),
                        "is neither ignore nor refuse"),
                values.flag("doku.intake.file.repair"),
                values.count("doku.order.max-bytes", 1_000, 16_000_000),
                values.pattern("doku.invoice-number.pattern"),
                values.choice(
                        "doku.card-numbers.in-ids",
                        Map.of("refuse", true, "warn", false),
                        "is neither refuse nor warn"),
                values.optional(
                                "doku.callback-url.schemes",
                                IntakeSettings::schemes,
                                "is no list of schemes such as shop-app, separated by commas")
                        .orElse(Set.of()),
                values.text("doku.intake.jms.queue"),
                values.text("doku.intake.call.queue"),
                values.flag("doku.pci.enabled"),
                values.count("doku.intake.jms.consumers", 1, 64),
                values.flag("doku.intake.jms.payment-events"),
                values.optional("doku.jms.broker-url"),
                values.optional("doku.jms.user"),
                values.secret("doku.jms.password"),
                values.text("doku.http.host"),
                values.port("doku.http.port"),
                saysNoKey(values) ? Optional.empty() : values.secret(API_KEY),
                values.duration("doku.rest.wait"),
                values.count("doku.rest.waiters", 1, 10_000),
                PaperSettings.language(values));
    }

    private static Set<String> schemes(String names) {
        Set<String> schemes =
                Stream.of(names.split(",", -1))
                        .map(name -> AsciiCase.lower(name.strip()))
                        .collect(Collectors.toUnmodifiableSet());
        if (!schemes.stream().allMatch(name -> name.matches("[a-z][a-z0-9+.-]*"))) {
            throw new IllegalArgumentException();
        }
        return schemes;
    }

    private static Set<String> users(String names) {
        Set<String> users =
                Stream.of(names.split(",", -1))
                        .map(String::strip)
                        .collect(Collectors.toUnmodifiableSet());
        if (users.contains("")) {
            throw new IllegalArgumentException();
        }
        return users;
    }

    public boolean isEnabled(String source) {
        return enabled.contains(source);
    }

    /** Where others than this machine can call, orders need a key; a host listens where it likes. */
    void requireApiKey(Values values, boolean embedded) {
        boolean isOpen = embedded ? !saysNoKey(values) : !Loopback.is(httpHost);
        if (!isOpen || !isEnabled("rest")) {
            return;
        }
        if (apiKey.isEmpty()) {
            values.missing(embedded ? noKeyInHost() : noKeyBeyondLoopback(saysNoKey(values)));
        } else if (!embedded && !apiKey.get().isAtLeast(SHORTEST_KEY)) {
            values.missing(
                    "doku.api-key is too short; with doku.http.host = "
                            + httpHost
                            + " everybody on the network can guess at it. Give it at least "
                            + SHORTEST_KEY
                            + " characters, e.g. those of openssl rand -hex 32");
        }
    }

    private static String noKeyInHost() {
        return "doku.api-key is missing; whoever reaches the server of the host could place orders"
                + " by REST. Set the key, or say doku.api-key = none when the host itself guards"
                + " these paths";
    }

    private String noKeyBeyondLoopback(boolean onPurpose) {
        return (onPurpose
                        ? "doku.api-key = none is for a bundle in a host that guards its own doors"
                        : "doku.api-key is missing")
                + "; with doku.http.host = "
                + httpHost
                + " anybody on the network could place orders. Set the key, or listen on 127.0.0.1";
    }

    private static boolean saysNoKey(Values values) {
        return values.optional(API_KEY).filter(NO_KEY::equals).isPresent();
    }
}
