package io.github.dokucamel.settings;

import io.github.dokucamel.operation.Reading;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.signature.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How payment requests go out.
 *
 * @param rateLimit calls per second and merchant; empty means no limit
 * @param retries pauses between the attempts of an open order
 * @param paymentUrlHosts where a payer's link may lead; empty for those of {@link PayerHosts}
 * @param resolves pauses between those of an unresolved one
 */
public record SendSettings(
        boolean compactRequestId,
        boolean isEnabled,
        int inFlight,
        Optional<Double> rateLimit,
        int queue,
        Duration callDeadline,
        int maxAnswerBytes,
        Optional<URI> proxy,
        Optional<Path> truststore,
        Optional<Secret> truststorePassword,
        Backoff retries,
        int retryAttempts,
        Duration replayFor,
        Backoff resolves,
        Duration probeInterval,
        Duration breakerPause,
        ResponseSignatures responseSignatures,
        Optional<List<String>> paymentUrlHosts) {

    /** What is made of the signature of DOKU's answers. */
    public enum ResponseSignatures {
        /** They are not looked at. */
        OFF,
        /** One that does not hold is logged; nothing else changes. */
        WARN,
        /** An answer without one that holds is no answer. */
        STRICT
    }

    static SendSettings of(Values values) {
        return new SendSettings(
                values.choice(
                        "doku.request-id.format",
                        Map.of("uuid", false, "compact", true),
                        "is neither uuid nor compact"),
                values.flag("doku.send.enabled"),
                values.count("doku.send.in-flight", 1, 2_000),
                values.optional(
                        "doku.send.rate-limit",
                        SendSettings::rate,
                        "is no number from 0.001 to 100000"),
                values.count("doku.send.queue", 1, 100_000),
                values.duration("doku.call.deadline", Duration.ofMillis(100)),
                values.count("doku.call.max-answer-bytes", 1_000, 100_000_000),
                values.optional(
                        "doku.proxy.url",
                        SendSettings::host,
                        "is no URL such as http://proxy.example:3128"),
                values.optional("doku.truststore.file").map(Path::of),
                values.secret("doku.truststore.password"),
                new Backoff(
                        values.duration("doku.retry.first-delay"),
                        values.duration("doku.retry.max-delay")),
                values.count("doku.retry.attempts", 1, 1_000),
                values.duration("doku.resolve.replay-for"),
                new Backoff(
                        values.duration("doku.resolve.first-delay"),
                        values.duration("doku.resolve.max-delay")),
                values.duration("doku.hold.probe-interval", Duration.ofMillis(100)),
                values.duration("doku.circuit-breaker.pause", Duration.ofMillis(100)),
                values.choice(
                        "doku.response-signature",
                        Map.of(
                                "off", ResponseSignatures.OFF,
                                "warn", ResponseSignatures.WARN,
                                "strict", ResponseSignatures.STRICT),
                        "is neither off, warn nor strict"),
                values.optional(
                        "doku.payment-url.hosts",
                        SendSettings::hosts,
                        "is no list of host names, such as pay.example, *.doku.com"));
    }

    private static double rate(String text) {
        double rate = Double.parseDouble(text);
        if (!(rate >= 0.001 && rate <= 100_000)) {
            throw new IllegalArgumentException();
        }
        return rate;
    }

    private static List<String> hosts(String text) {
        List<String> hosts =
                Arrays.stream(AsciiCase.lower(text).split(",", -1)).map(String::strip).toList();
        if (!hosts.stream().allMatch(Reading::isHost)) {
            throw new IllegalArgumentException();
        }
        return hosts;
    }

    private static URI host(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException();
        }
        return uri;
    }

    /**
     * Senders, half as many again as calls in flight: while one writes to the ledger, another calls.
     * With a rate limit there are no more than calls, since those who wait would break it when they
     * are let go at once.
     */
    public int senders() {
        return inFlight + (rateLimit.isPresent() ? 0 : Math.max(1, inFlight / 2));
    }
}
