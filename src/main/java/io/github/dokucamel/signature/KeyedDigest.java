package io.github.dokucamel.signature;

import java.util.HexFormat;
import java.util.Objects;

/**
 * Tells whether two texts are the same without keeping either. A plain digest of a card number is
 * found out by trying all card numbers; this one needs the secret too.
 */
public final class KeyedDigest {

    private final Hmac hmac;

    public KeyedDigest(Secret secret) {
        this.hmac = Hmac.sha256(Objects.requireNonNull(secret, "secret"));
    }

    /** Lower-case hex HMAC-SHA256 of the text in UTF-8. */
    public String of(String text) {
        return HexFormat.of().formatHex(hmac.of(text));
    }
}
