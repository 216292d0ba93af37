package io.github.dokucamel.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** How payment requests go out. */
public final class SendSettings {

    private final Values values;

    SendSettings(Values values) {
        this.values = values;
    }

    public boolean compactRequestId() {
        return switch (values.text("doku.request-id.format")) {
            case "uuid" -> false;
            case "compact" -> true;
            default -> throw values.wrong("doku.request-id.format", "is neither uuid nor compact");
        };
    }

    public boolean isEnabled() {
        return values.flag("doku.send.enabled");
    }

    public int inFlight() {
        return values.count("doku.send.in-flight", 1, 2_000);
    }

    /**
     * Senders, half as many again as calls in flight: while one writes to the ledger, another calls.
     * With a rate limit there are no more than calls, since those who wait would break it when they
     * are let go at once.
     */
    public int senders() {
        return inFlight() + (rateLimit().isPresent() ? 0 : Math.max(1, inFlight() / 2));
    }

    /** Calls per second and merchant; empty means no limit. */
    public Optional<Double> rateLimit() {
        if (values.optional("doku.send.rate-limit").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                values.read(
                        "doku.send.rate-limit",
                        v -> {
                            double rate = Double.parseDouble(v);
                            if (!(rate >= 0.001 && rate <= 100_000)) {
                                throw new IllegalArgumentException();
                            }
                            return rate;
                        },
                        "is no number from 0.001 to 100000"));
    }

    public int queue() {
        return values.count("doku.send.queue", 1, 100_000);
    }

    public Duration callDeadline() {
        return values.duration("doku.call.deadline", Duration.ofMillis(100));
    }

    public int maxAnswerBytes() {
        return values.count("doku.call.max-answer-bytes", 1_000, 100_000_000);
    }

    public Optional<URI> proxy() {
        if (values.optional("doku.proxy.url").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                values.read(
                        "doku.proxy.url",
                        v -> {
                            URI uri = URI.create(v);
                            if (uri.getHost() == null) {
                                throw new IllegalArgumentException();
                            }
                            return uri;
                        },
                        "is no URL such as http://proxy.example:3128"));
    }

    public Optional<Path> truststore() {
        return values.optional("doku.truststore.file").map(Path::of);
    }

    public Optional<String> truststorePassword() {
        return values.optional("doku.truststore.password");
    }

    public Duration firstRetryDelay() {
        return values.duration("doku.retry.first-delay");
    }

    public Duration maxRetryDelay() {
        return values.duration("doku.retry.max-delay");
    }

    public int retryAttempts() {
        return values.count("doku.retry.attempts", 1, 1_000);
    }

    public Duration replayFor() {
        return values.duration("doku.resolve.replay-for");
    }

    public Duration firstResolveDelay() {
        return values.duration("doku.resolve.first-delay");
    }

    public Duration maxResolveDelay() {
        return values.duration("doku.resolve.max-delay");
    }

    public Duration probeInterval() {
        return values.duration("doku.hold.probe-interval", Duration.ofMillis(100));
    }

    public Duration breakerPause() {
        return values.duration("doku.circuit-breaker.pause", Duration.ofMillis(100));
    }

    public ResponseSignatures responseSignatures() {
        return switch (values.text("doku.response-signature")) {
            case "off" -> ResponseSignatures.OFF;
            case "warn" -> ResponseSignatures.WARN;
            case "strict" -> ResponseSignatures.STRICT;
            default ->
                    throw values.wrong(
                            "doku.response-signature", "is neither off, warn nor strict");
        };
    }

    /** Reads each of them once: a wrong one throws. */
    void check() {
        Stream.of(
                        compactRequestId(),
                        isEnabled(),
                        inFlight(),
                        rateLimit(),
                        queue(),
                        callDeadline(),
                        maxAnswerBytes(),
                        proxy(),
                        truststore(),
                        firstRetryDelay(),
                        maxRetryDelay(),
                        retryAttempts(),
                        replayFor(),
                        firstResolveDelay(),
                        maxResolveDelay(),
                        probeInterval(),
                        breakerPause(),
                        responseSignatures())
                .forEach(Objects::requireNonNull);
    }
}
