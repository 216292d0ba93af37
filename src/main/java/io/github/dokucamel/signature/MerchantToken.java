package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The token a merchant hands to DOKU: a JWT under the merchant's own RSA key.
 *
 * <p>Only the layout that is issued here is a token: one header (RS256, nothing else is looked at),
 * three claims in one order. So nothing has to be parsed that somebody else wrote. Immutable and safe
 * to share between threads.
 */
public final class MerchantToken {

    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String HEADER = "{\"alg\":\"RS256\"}";
    private static final int LONGEST = 4096;
    private static final Pattern EXPIRY = Pattern.compile("\\{\"exp\":([0-9]{1,12}),");

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final PublicKey publicHalf;
    private final Clock clock;

    /**
     * @param key the merchant's
     * @throws IllegalArgumentException it is no RSA key that knows its public half
     */
    public MerchantToken(PrivateKey key, Clock clock) {
        this.key = key;
        this.publicHalf = PemKeys.publicHalf(key);
        this.clock = clock;
    }

    /** Holds for {@link #LIFETIME} from now. */
    public String issue(String clientId) {
        long expiry = clock.instant().plus(LIFETIME).getEpochSecond();
        String signed = encoded(HEADER) + "." + encoded(claims(expiry, clientId));
        return signed + "." + BASE64.encodeToString(RsaSha256.sign(key, signed));
    }

    /**
     * Returns when the token was issued here for this Client-Id and has not expired.
     *
     * @param token as presented, without {@code Bearer}; may be null
     * @throws InvalidSignatureException in any other case
     */
    public void verify(@Nullable String token, String clientId) {
        if (token == null || token.isBlank()) {
            throw new InvalidSignatureException("the token is missing");
        }
        String[] parts = token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(encoded(HEADER))) {
            throw new InvalidSignatureException("the token is none of ours");
        }
        if (!RsaSha256.holds(publicHalf, parts[0] + "." + parts[1], decoded(parts[2]))) {
            throw new InvalidSignatureException("the token is signed with another key");
        }
        byte[] claims = decoded(parts[1]);
        Matcher expiry = EXPIRY.matcher(new String(claims, StandardCharsets.UTF_8));
        if (!expiry.lookingAt()) {
            throw new InvalidSignatureException("the token is none of ours");
        }
        long expires = Long.parseLong(expiry.group(1));
        byte[] expected = claims(expires, clientId).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, claims)) {
            throw new InvalidSignatureException("the token was issued for another Client-Id");
        }
        if (clock.instant().getEpochSecond() >= expires) {
            throw new InvalidSignatureException("the token has expired");
        }
    }

    private static String claims(long expiry, String clientId) {
        return "{\"exp\":%s,\"iss\":\"MERCHANT\",\"clientId\":\"%s\"}"
                .formatted(expiry, clientId.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] decoded(String part) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw new InvalidSignatureException("the token is not Base64");
        }
        if (!BASE64.encodeToString(bytes).equals(part)) {
            throw new InvalidSignatureException("the token is not canonical Base64");
        }
        return bytes;
    }
}
