package io.github.dokucamel.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says in words why an {@code X-SIGNATURE} does not hold, as {@link Diagnosis} does of a {@code
 * Signature}. What it shows and does not show is the same.
 */
public final class SnapDiagnosis {

    private static final String HOLDS = "The signature holds.";
    private static final String NOTHING_FITS =
            "X-SIGNATURE does not match: the method, the path, the token, the body, the timestamp or"
                    + " the key differs. The key is the shared key or, when DOKU gave none, the"
                    + " secret key, and no private key; the token is the one of this direction.";

    private final ReceivedSnap received;
    private final SnapParts parts;
    private final byte[] mac;

    private SnapDiagnosis(ReceivedSnap received, byte[] mac) {
        this.received = received;
        this.parts =
                new SnapParts(
                        received.method(),
                        received.path(),
                        received.token(),
                        Sha256.hex(JsonSpelling.compact(received.body())),
                        received.timestamp());
        this.mac = mac;
    }

    /**
     * @param sharedKeys the keys that count, the present one first; at least one
     * @param otherPaths that may have been signed instead of the one that was called
     * @param otherMerchants keys of others by alias; only the alias is ever shown
     * @param now by which the timestamp is judged
     */
    public static String of(
            ReceivedSnap received,
            List<Secret> sharedKeys,
            List<String> otherPaths,
            Map<String, List<Secret>> otherMerchants,
            Instant now) {
        List<String> findings = new ArrayList<>();
        GivenSignature given = GivenSignature.readSnap(received.signature());
        if (given.mac() != null) {
            String cause =
                    new SnapDiagnosis(received, given.mac())
                            .cause(sharedKeys, otherPaths, otherMerchants);
            findings.add(
                    cause.equals(HOLDS) && given.slip() != null
                            ? "The signature would hold but for its spelling."
                            : cause);
        }
        if (given.slip() != null) {
            findings.add(given.slip());
        }
        ClockFinding.ofSnap(received.timestamp(), now).ifPresent(findings::add);
        return String.join(" ", findings);
    }

    private String cause(
            List<Secret> keys, List<String> otherPaths, Map<String, List<Secret>> otherMerchants) {
        for (Secret key : keys) {
            if (isRight(key)) {
                return key.equals(keys.get(0))
                        ? HOLDS
                        : "The signature was made with the previous key.";
            }
        }
        byte[] key = keys.get(0).utf8();
        Function<String, String> ofPath = path -> parts.withPath(path).text();
        return KeySlips.ofAnother(otherMerchants, this::isRight)
                .or(() -> first(key, SnapSlips.of(parts, received.body())))
                .or(() -> first(key, TargetSlips.of(ofPath::apply, received.path(), otherPaths)))
                .or(
                        () ->
                                first(
                                        key,
                                        TimestampSlips.of(
                                                at -> parts.withTime(at).text(), parts.at())))
                .or(() -> ofACarelessKey(keys.get(0)))
                .or(() -> ofAnotherBody(key))
                .orElse(NOTHING_FITS);
    }

    /** By either spelling that a verifier takes. */
    private boolean isRight(Secret key) {
        byte[] plain = JsonEscapes.plain(JsonSpelling.compact(received.body()));
        return holds(key.utf8(), parts.text())
                || holds(key.utf8(), parts.withDigest(Sha256.hex(plain)).text());
    }

    private Optional<String> ofACarelessKey(Secret secret) {
        for (Map.Entry<String, String> slip : KeySlips.of(secret).entrySet()) {
            if (holds(slip.getValue().getBytes(UTF_8), parts.text())) {
                return Optional.of(KeySlips.words(slip.getKey()));
            }
        }
        return Optional.empty();
    }

    /** Minified or not: what was made of the body besides is what is told. */
    private Optional<String> ofAnotherBody(byte[] key) {
        return BodySlips.how(
                        received.body(),
                        signed ->
                                holds(key, digested(signed))
                                        || holds(key, digested(JsonSpelling.compact(signed))))
                .map(
                        how ->
                                "The body was signed "
                                        + how
                                        + ". Minify the bytes that are sent, change nothing else,"
                                        + " and digest them.");
    }

    private String digested(byte[] body) {
        return parts.withDigest(Sha256.hex(body)).text();
    }

    private Optional<String> first(byte[] key, List<Slip> slips) {
        return slips.stream()
                .filter(slip -> holds(key, slip.text().get()))
                .findFirst()
                .map(Slip::words);
    }

    private boolean holds(byte[] key, String text) {
        return MessageDigest.isEqual(mac, new Hmac(SnapSigner.ALGORITHM, key).of(text));
    }
}
