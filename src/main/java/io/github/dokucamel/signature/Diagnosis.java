package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Says in words why a signature does not hold, by trying what usually goes wrong until one thing
 * makes it hold.
 *
 * <p>The words are a few sentences on one line. They show no key, no signature, no digest and
 * nothing of the body, and are meant for a log or a developer: told to an unknown caller they would
 * help with guessing. The work is bounded whatever arrives.
 */
public final class Diagnosis {

    private static final String HOLDS = "The signature holds.";
    private static final String SPELLING = "The signature would hold but for its spelling.";
    private static final String NO_KEY = "No key is known for this Client-Id.";
    private static final String NOTHING_FITS =
            "The key, the body, the path or a signed header differs: compare the number of bytes of"
                    + " the body with what the sender digested, then each signed line, then the"
                    + " key.";

    private final Received received;
    private final Lines lines;
    private final byte[] mac;

    private Diagnosis(Received received, Lines lines, byte[] mac) {
        this.received = received;
        this.lines = lines;
        this.mac = mac;
    }

    /**
     * @param secrets the keys that count, the present one first; may be empty
     * @param otherTargets paths that may have been signed instead of the one that was called
     * @param otherMerchants keys of others by alias; only the alias is ever shown
     * @param now by which the timestamp is judged
     */
    public static String of(
            Received received,
            List<Secret> secrets,
            List<String> otherTargets,
            Map<String, List<Secret>> otherMerchants,
            Instant now) {
        Optional<String> gap = received.gap();
        if (gap.isPresent()) {
            return gap.get();
        }
        Lines lines = received.lines();
        GivenSignature given = GivenSignature.read(received.signature());
        List<String> findings = new ArrayList<>();
        if (given.mac() != null) {
            String cause =
                    new Diagnosis(received, lines, given.mac())
                            .cause(secrets, otherTargets, otherMerchants);
            findings.add(cause.equals(HOLDS) && given.slip() != null ? SPELLING : cause);
        }
        if (given.slip() != null) {
            findings.add(given.slip());
        }
        String at = Objects.requireNonNull(received.timestamp());
        ClockFinding.of(received.timestampName(), at, now).ifPresent(findings::add);
        return String.join(" ", findings);
    }

    private String cause(
            List<Secret> secrets,
            List<String> otherTargets,
            Map<String, List<Secret>> otherMerchants) {
        Optional<String> another =
                ofItsOwnKeys(secrets)
                        .or(
                                () ->
                                        KeySlips.ofAnother(
                                                otherMerchants,
                                                key -> holds(Hmac.sha256(key), lines.text())));
        if (another.isPresent() || secrets.isEmpty()) {
            return another.orElse(NO_KEY);
        }
        Hmac key = Hmac.sha256(secrets.get(0));
        // Without a target there is a gap, and no diagnosis.
        String target = Objects.requireNonNull(received.target());
        String time = received.timestampName();
        String at = Objects.requireNonNull(received.timestamp());
        return first(key, TargetSlips.of(with("Request-Target"), target, otherTargets))
                .or(() -> first(key, LineSlips.of(lines)))
                .or(() -> first(key, TimestampSlips.of(with(time), at)))
                .or(() -> ofACarelessKey(secrets.get(0)))
                .or(() -> ofAnotherBody(key))
                .orElse(NOTHING_FITS);
    }

    private Optional<String> ofItsOwnKeys(List<Secret> secrets) {
        for (int i = 0; i < secrets.size(); i++) {
            if (holds(Hmac.sha256(secrets.get(i)), lines.text())) {
                return Optional.of(
                        i == 0 ? HOLDS : "The signature was made with the previous key.");
            }
        }
        return Optional.empty();
    }

    private Optional<String> ofACarelessKey(Secret secret) {
        for (Map.Entry<String, String> slip : KeySlips.of(secret).entrySet()) {
            byte[] key = slip.getValue().getBytes(StandardCharsets.UTF_8);
            if (holds(Hmac.sha256(key), lines.text())) {
                return Optional.of(KeySlips.words(slip.getKey()));
            }
        }
        return Optional.empty();
    }

    private UnaryOperator<String> with(String line) {
        return value -> lines.with(line, value).text();
    }

    private Optional<String> ofAnotherBody(Hmac key) {
        return BodySlips.how(
                        received.body(),
                        signed -> holds(key, with("Digest").apply(Digest.of(signed).value())))
                .map(how -> "The body was signed " + how + ". Sign the bytes that are sent.");
    }

    private Optional<String> first(Hmac key, List<Slip> slips) {
        for (Slip slip : slips) {
            if (holds(key, slip.text().get())) {
                return Optional.of(slip.words());
            }
        }
        return Optional.empty();
    }

    private boolean holds(Hmac key, String text) {
        return MessageDigest.isEqual(mac, key.of(text));
    }
}
