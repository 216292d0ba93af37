package io.github.dokucamel.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Key files as a test needs them. */
public final class PemText {

    /** PKCS#8 of RSA: what stands before the bare key of 2048 bits. */
    private static final int PKCS8_HEADER = 26;

    /** The same of a public key. */
    private static final int SPKI_HEADER = 24;

    private static final int ROUNDS = 0x800;

    private static final byte[] PBES2 = HexFormat.of().parseHex("06092a864886f70d01050d");
    private static final byte[] PBKDF2 = HexFormat.of().parseHex("06092a864886f70d01050c");
    private static final byte[] HMAC_SHA256 = HexFormat.of().parseHex("06082a864886f70d0209");
    private static final byte[] AES_256_CBC = HexFormat.of().parseHex("060960864801650304012a");

    private PemText() {}

    public static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String of(String type, byte[] der) {
        return "-----BEGIN "
                + type
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END "
                + type
                + "-----\n";
    }

    public static String pkcs8(PrivateKey key) {
        return of("PRIVATE KEY", key.getEncoded());
    }

    public static String pkcs1(PrivateKey key) {
        byte[] all = key.getEncoded();
        return of("RSA PRIVATE KEY", Arrays.copyOfRange(all, PKCS8_HEADER, all.length));
    }

    public static String spki(PublicKey key) {
        return of("PUBLIC KEY", key.getEncoded());
    }

    public static String pkcs1(PublicKey key) {
        byte[] all = key.getEncoded();
        return of("RSA PUBLIC KEY", Arrays.copyOfRange(all, SPKI_HEADER, all.length));
    }

    /** PKCS#8 under PBES2: PBKDF2 with HMAC-SHA256, and AES of 256 bits. */
    public static String encrypted(PrivateKey key, String passphrase) {
        return encrypted(key, passphrase, "02020800");
    }

    /** @param rounds what the file says of the 2048 rounds, in DER */
    static String encrypted(PrivateKey key, String passphrase, String rounds) {
        byte[] salt = new byte[16];
        byte[] iv = new byte[16];
        try {
            byte[] secret =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(
                                    new PBEKeySpec(passphrase.toCharArray(), salt, ROUNDS, 256))
                            .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new IvParameterSpec(iv));
            byte[] encrypted = cipher.doFinal(key.getEncoded());
            byte[] derivation =
                    sequence(
                            PBKDF2,
                            sequence(
                                    Der.element(Der.OCTET_STRING, salt),
                                    HexFormat.of().parseHex(rounds),
                                    sequence(HMAC_SHA256, HexFormat.of().parseHex("0500"))));
            byte[] encryption = sequence(AES_256_CBC, Der.element(Der.OCTET_STRING, iv));
            return of(
                    "ENCRYPTED PRIVATE KEY",
                    sequence(
                            sequence(PBES2, sequence(derivation, encryption)),
                            Der.element(Der.OCTET_STRING, encrypted)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sequence(byte[]... parts) {
        return Der.element(Der.SEQUENCE, parts);
    }

    /** Valid from the first to the end of the 30th of January 2020, by the sun of the maker. */
    public static String expiredCertificate() {
        return resource("/signature/expired-certificate.pem");
    }

    static String resource(String name) {
        try (InputStream in = PemText.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
