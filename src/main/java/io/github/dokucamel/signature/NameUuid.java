package io.github.dokucamel.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A UUID that is a function of texts: version 5 of RFC 9562, which every check of UUIDs knows.
 *
 * <p>Its name is each text with its length before it ({@code 3:abc}), one after the other: no two
 * lists of texts have one name.
 */
public final class NameUuid {

    /** Ours: nobody else makes names in it. */
    private static final UUID SPACE = UUID.fromString("6f0c4d58-8e0c-4c3b-9d2c-0b1a6f3e5d47");

    private static final long VERSION = 0x5000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private NameUuid() {}

    public static UUID of(String... texts) {
        StringBuilder name = new StringBuilder();
        for (String text : texts) {
            name.append(text.length()).append(':').append(text);
        }
        ByteBuffer space = ByteBuffer.allocate(2 * Long.BYTES);
        space.putLong(SPACE.getMostSignificantBits()).putLong(SPACE.getLeastSignificantBits());
        MessageDigest sha1 = sha1();
        sha1.update(space.array());
        ByteBuffer digest =
                ByteBuffer.wrap(sha1.digest(name.toString().getBytes(StandardCharsets.UTF_8)));
        long high = digest.getLong() & ~0xf000L | VERSION;
        long low = digest.getLong() & 0x3fff_ffff_ffff_ffffL | VARIANT;
        return new UUID(high, low);
    }

    /** It keeps no secret here; the digest of the content is among the texts, by SHA-256. */
    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
