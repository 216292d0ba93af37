package io.github.dokucamel.signature;

import java.util.Base64;
import java.util.Objects;

/**
 * Signs SNAP requests with one merchant's shared key. Immutable and safe to share between threads.
 */
public final class SnapSigner {

    static final String ALGORITHM = "HmacSHA512";

    private final Hmac hmac;

    /** @param sharedKey the merchant's secret key, unless DOKU gave a shared key of its own */
    public SnapSigner(Secret sharedKey) {
        this.hmac = new Hmac(ALGORITHM, Objects.requireNonNull(sharedKey, "sharedKey").utf8());
    }

    /** The header {@code X-SIGNATURE}: 88 characters of Base64. */
    public String sign(SnapComponents components) {
        return Base64.getEncoder().encodeToString(hmac.of(components.utf8()));
    }

    /**
     * The same from the parts.
     *
     * @see SnapComponents#of
     */
    public String sign(String method, String path, String token, byte[] body, String timestamp) {
        return sign(SnapComponents.of(method, path, token, body, timestamp));
    }
}
