package io.github.dokucamel.signature;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** Writes the few bytes of DER around a bare RSA key (PKCS#1) that the JDK asks for. */
final class Der {

    static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;

    private static final byte[] VERSION_0 = {2, 1, 0};

    /** The algorithm rsaEncryption, 1.2.840.113549.1.1.1, with its empty parameters. */
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    private Der() {}

    /** PKCS#8 around an RSAPrivateKey. */
    static byte[] privateKey(byte[] pkcs1) {
        return element(SEQUENCE, VERSION_0, RSA, element(OCTET_STRING, pkcs1));
    }

    /** SubjectPublicKeyInfo around an RSAPublicKey. */
    static byte[] publicKey(byte[] pkcs1) {
        return element(SEQUENCE, RSA, element(BIT_STRING, new byte[] {0}, pkcs1));
    }

    /** Whether this is one whole element that does not say rsaEncryption at its start. */
    static boolean isOfAnotherKind(byte[] key) {
        int header = key.length < 0x82 ? 2 : key.length < 0x103 ? 3 : 4;
        if (key.length <= header) {
            return false;
        }
        byte[] content = Arrays.copyOfRange(key, header, key.length);
        String start = HexFormat.of().formatHex(content, 0, Math.min(content.length, 32));
        return Arrays.equals(element(SEQUENCE, content), key)
                && !start.contains(HexFormat.of().formatHex(RSA));
    }

    static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        length(content.size(), all);
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static void length(int length, ByteArrayOutputStream out) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int bytes = (39 - Integer.numberOfLeadingZeros(length)) / 8;
        out.write(0x80 | bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(length >>> 8 * i);
        }
    }
}
