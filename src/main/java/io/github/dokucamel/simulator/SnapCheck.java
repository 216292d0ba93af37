package io.github.dokucamel.simulator;

import io.github.dokucamel.simulator.SnapTokens.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The checks of a SNAP call before its body is looked at: headers there and well formed, client
 * known, token live, signature right, {@code X-EXTERNAL-ID} new on this day in Jakarta.
 *
 * @param secrets of the HMAC, by Client-Id
 * @param seen the day on which an {@code X-EXTERNAL-ID} was used last
 * @param isStrict whether only what is documented is taken
 */
record SnapCheck(
        Map<String, String> secrets,
        SnapTokens tokens,
        Clock clock,
        BoundedMemory<String, LocalDate> seen,
        boolean isStrict) {

    private static final Pattern EXTERNAL_ID = Pattern.compile("[0-9]{1,36}");

    /** A UUID or hex with a time behind it, as DOKU's Node and PHP libraries make them. */
    private static final Pattern LOOSE_ID = Pattern.compile("[0-9A-Za-z:.+_-]{1,128}");

    private static final String BEARER = "Bearer ";

    /**
     * The call has used its {@code X-EXTERNAL-ID} when it may go on.
     *
     * @throws Refused the first thing wrong with it
     */
    void check(CatalogueEntry entry, ReceivedRequest request) {
        String path = request.path();
        String clientId = require(request, "X-PARTNER-ID");
        String externalId = require(request, "X-EXTERNAL-ID");
        Pattern ids = isStrict ? EXTERNAL_ID : LOOSE_ID;
        form(path, "X-EXTERNAL-ID", ids.matcher(externalId).matches());
        String signature = signature(request, secrets.containsKey(clientId), clock);
        String token = token(path, clientId, request.single("Authorization"));
        String target = path + (request.query().isEmpty() ? "" : "?" + request.query());
        String at = request.single("X-TIMESTAMP");
        String secret = secrets.get(clientId);
        String method = request.method();
        byte[] body = request.body();
        String expected = SnapSignature.ofCall(secret, method, target, token, body, at);
        if (!WireSignature.same(expected, signature)
                && (isStrict
                        || !SnapSignature.isNearly(
                                secret, method, target, token, body, at, signature))) {
            throw SnapAnswer.unauthorized(path, "Signature");
        }
        customer(entry, path, clientId, request.single("Authorization-customer"));
        if (!isFirstToday(clientId, externalId)) {
            throw SnapAnswer.refused(path, 409, "00", "Conflict");
        }
    }

    static String require(ReceivedRequest request, String name) {
        String value = request.single(name);
        if (value == null) {
            throw SnapAnswer.missing(request.path(), name);
        }
        return value;
    }

    private static void form(String path, String name, boolean holds) {
        if (!holds) {
            throw SnapAnswer.malformed(path, name);
        }
    }

    /**
     * @return that which is given, not verified yet
     * @throws Refused what is wrong with the time, the signature or the client
     */
    static String signature(ReceivedRequest request, boolean isKnown, Clock clock) {
        String path = request.path();
        Optional<Instant> given = SnapTime.read(require(request, "X-TIMESTAMP"));
        form(path, "X-TIMESTAMP", given.isPresent());
        String signature = require(request, "X-SIGNATURE");
        if (!isKnown) {
            throw SnapAnswer.unauthorized(path, "Unknown Client");
        }
        if (!SnapTime.isNear(given.get(), clock.instant())) {
            throw SnapAnswer.unauthorized(path, "Timestamp");
        }
        return signature;
    }

    private String token(String path, String clientId, String header) {
        String token = header != null && header.startsWith(BEARER) ? bearer(header) : "";
        SnapTokens.Standing standing = tokens.standing(Kind.MERCHANT, clientId, token);
        if (standing == SnapTokens.Standing.UNKNOWN) {
            throw SnapAnswer.refused(path, 401, "03", "Token Not Found (B2B)");
        }
        if (standing == SnapTokens.Standing.OVER) {
            throw SnapAnswer.refused(path, 401, "01", "Invalid Token (B2B)");
        }
        return token;
    }

    private static String bearer(String header) {
        return header.startsWith(BEARER) ? header.substring(BEARER.length()) : header;
    }

    /** With a Bearer before it or without: DOKU's pages and libraries do either. */
    private void customer(CatalogueEntry entry, String path, String clientId, String header) {
        if (header == null && entry.token().equals("b2b2c")) {
            throw SnapAnswer.refused(path, 401, "04", "Customer Token Not Found");
        }
        if (header != null
                && entry.token().startsWith("b2b2c")
                && tokens.standing(Kind.CUSTOMER, clientId, bearer(header))
                        != SnapTokens.Standing.LIVE) {
            throw SnapAnswer.refused(path, 401, "02", "Invalid Customer Token");
        }
    }

    private boolean isFirstToday(String clientId, String externalId) {
        LocalDate today = clock.instant().atOffset(SnapTime.JAKARTA).toLocalDate();
        String key = clientId + '\n' + externalId;
        boolean first = !today.equals(seen.get(key));
        seen.put(key, today);
        return first;
    }
}
