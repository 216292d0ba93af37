package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeysTest {

    private static final Instant NOW = Instant.parse("2020-01-15T00:00:00Z");
    private static final String PASSPHRASE = "kata sandi 1";
    private static final PrivateKey PRIVATE = SnapVector.privateKey();
    private static final PublicKey PUBLIC = SnapVector.publicKey();
    private static final KeyPair SHORT = PemText.pair("RSA", 1024);
    private static final KeyPair EC = PemText.pair("EC", 256);

    private static String refusedPrivate(String pem, String passphrase) {
        return checked(
                assertThrows(
                        InvalidKeyFileException.class,
                        () ->
                                PemKeys.privateKey(
                                        pem, passphrase == null ? null : Secret.of(passphrase))));
    }

    private static String refusedPublic(String pem, Instant now) {
        return checked(
                assertThrows(InvalidKeyFileException.class, () -> PemKeys.publicKey(pem, now)));
    }

    /** Neither a passphrase nor a line of the file, and no cause that would quote one. */
    private static String checked(InvalidKeyFileException e) {
        assertFalse(e.getMessage().contains(PASSPHRASE), e.getMessage());
        assertFalse(e.getMessage().matches(".*[A-Za-z0-9+/]{40}.*"), e.getMessage());
        assertEquals(null, e.getCause());
        return e.getMessage();
    }

    @Test
    void readsEveryFormOfAPrivateKey() {
        assertEquals(PRIVATE, PemKeys.privateKey(PemText.pkcs8(PRIVATE), null));
        assertEquals(PRIVATE, PemKeys.privateKey(PemText.pkcs1(PRIVATE), null));
        String encrypted = PemText.encrypted(PRIVATE, PASSPHRASE);
        assertEquals(PRIVATE, PemKeys.privateKey(encrypted, Secret.of(PASSPHRASE)));
        String around = "Bag Attributes\r\n" + PemText.pkcs8(PRIVATE).replace("\n", "\r\n");
        assertEquals(PRIVATE, PemKeys.privateKey(around + "the end", null));
    }

    /** Made with {@code openssl pkcs8 -topk8 -v2 aes-128-cbc -v2prf hmacWithSHA1}. */
    @Test
    void readsAKeyThatOpensslEncrypted() {
        String pem = PemText.resource("/signature/encrypted-by-openssl.pem");
        PrivateKey key = PemKeys.privateKey(pem, Secret.of("geheim"));
        String signature = new TokenSigner(key).sign("BRN-1", NOW.toString());
        new TokenVerifier(PemKeys.publicHalf(key)).verify("BRN-1", NOW.toString(), signature);
    }

    /** Made with {@code openssl pkcs8 -topk8 -v1 PBE-SHA1-3DES}, as DOKU's libraries say. */
    @Test
    void readsAKeyThatWasEncryptedAsDokusLibrariesSay() {
        String pem = PemText.resource("/signature/encrypted-as-doku-says.pem");
        PrivateKey key = PemKeys.privateKey(pem, Secret.of("geheim"));
        String signature = new TokenSigner(key).sign("BRN-1", NOW.toString());
        new TokenVerifier(PemKeys.publicHalf(key)).verify("BRN-1", NOW.toString(), signature);
        InvalidKeyFileException wrong =
                assertThrows(
                        InvalidKeyFileException.class,
                        () -> PemKeys.privateKey(pem, Secret.of("another")));
        assertTrue(wrong.getMessage().startsWith("does not open"), wrong.getMessage());
    }

    @Test
    void readsEveryFormOfAPublicKey() {
        assertEquals(PUBLIC, PemKeys.publicKey(PemText.spki(PUBLIC), NOW));
        assertEquals(PUBLIC, PemKeys.publicKey(PemText.pkcs1(PUBLIC), NOW));
        assertEquals("RSA", PemKeys.publicKey(PemText.expiredCertificate(), NOW).getAlgorithm());
        assertEquals(PUBLIC, PemKeys.publicHalf(PRIVATE));
    }

    static Stream<Arguments> wrongPrivateKeys() {
        String encrypted = PemText.encrypted(PRIVATE, PASSPHRASE);
        String whole = PemText.pkcs8(PRIVATE);
        return Stream.of(
                Arguments.of("is no PEM file", "", null),
                Arguments.of("is no PEM file", "MIIEvAIBADANBgkqhkiG9w0BAQ", null),
                Arguments.of("holds a public key or certificate", PemText.spki(PUBLIC), null),
                Arguments.of("holds a public key or certificate", PemText.pkcs1(PUBLIC), null),
                Arguments.of(
                        "holds a public key or certificate", PemText.expiredCertificate(), null),
                Arguments.of("holds no private key", PemText.of("PKCS7", new byte[9]), null),
                Arguments.of("holds 2 private keys", whole + PemText.pkcs1(PRIVATE), null),
                Arguments.of("holds an encrypted key and no passphrase", encrypted, null),
                Arguments.of("does not open with the passphrase", encrypted, "not it"),
                Arguments.of("has a passphrase with other characters", encrypted, "sandi-é"),
                Arguments.of(
                        "is encrypted in a way that is not read",
                        PemText.resource("/signature/encrypted-des3.pem"),
                        "geheim"),
                Arguments.of(
                        "is encrypted in a way that is not read",
                        PemText.resource("/signature/encrypted-scrypt.pem"),
                        "geheim"),
                Arguments.of(
                        "is encrypted in a way that is not read",
                        PemText.encrypted(PRIVATE, PASSPHRASE, "02047fffffff"),
                        PASSPHRASE),
                Arguments.of(
                        "is encrypted in the old way",
                        PemText.pkcs1(PRIVATE)
                                .replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\n\nM"),
                        PASSPHRASE),
                Arguments.of(
                        "holds an RSA key of 1024 bits", PemText.pkcs8(SHORT.getPrivate()), null),
                Arguments.of("holds a key of another kind", PemText.pkcs8(EC.getPrivate()), null),
                Arguments.of(
                        "holds a key of another kind",
                        PemText.of("EC PRIVATE KEY", new byte[9]),
                        null),
                Arguments.of(
                        "is in the format of OpenSSH",
                        PemText.of("OPENSSH PRIVATE KEY", new byte[9]),
                        null),
                Arguments.of("is damaged: the line", whole.substring(0, 900), null),
                Arguments.of("is damaged: what", whole.replace("MIIE", "MI§E"), null),
                Arguments.of("is damaged: what", whole.replace("MIIE", ""), null),
                Arguments.of("is damaged: what", PemText.of("PRIVATE KEY", new byte[0]), null),
                Arguments.of(
                        "is damaged: what", PemText.of("RSA PRIVATE KEY", new byte[] {48}), null),
                Arguments.of(
                        "is damaged: what", PemText.of("ENCRYPTED PRIVATE KEY", new byte[9]), "x"));
    }

    @ParameterizedTest
    @MethodSource("wrongPrivateKeys")
    void saysWhatIsWrongWithAPrivateKey(String start, String pem, String passphrase) {
        String message = refusedPrivate(pem, passphrase);
        assertTrue(message.startsWith(start), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 120, 300, 700, 1000, 1180})
    void aKeyWithOneDamagedByteIsRefused(int where) {
        byte[] der = PRIVATE.getEncoded();
        der[where] ^= 0x10;
        String message = refusedPrivate(PemText.of("PRIVATE KEY", der), null);
        assertTrue(message.startsWith("is damaged: what"), message);
    }

    @Test
    void noWrongPassphraseOpensAKeyByChance() {
        String encrypted = PemText.encrypted(PRIVATE, PASSPHRASE);
        String damaged = null;
        for (int i = 0; i < 300; i++) {
            String message = refusedPrivate(encrypted, "guess " + i);
            if (!message.startsWith("does not open with the passphrase")) {
                damaged = message;
            }
        }
        assertEquals(null, damaged);
    }

    static Stream<Arguments> wrongPublicKeys() {
        String whole = PemText.spki(PUBLIC);
        return Stream.of(
                Arguments.of("is no PEM file", "key"),
                Arguments.of("holds a private key", PemText.pkcs8(PRIVATE)),
                Arguments.of("holds a private key", PemText.encrypted(PRIVATE, PASSPHRASE)),
                Arguments.of("holds a private key", whole + PemText.pkcs1(PRIVATE)),
                Arguments.of("holds no public key", PemText.of("PKCS7", new byte[9])),
                Arguments.of("holds an RSA key of 1024 bits", PemText.spki(SHORT.getPublic())),
                Arguments.of("holds a key of another kind", PemText.spki(EC.getPublic())),
                Arguments.of("is damaged: the line", whole.substring(0, 300)),
                Arguments.of("is damaged: what", whole.replace("MIIB", "")),
                Arguments.of("is damaged: what", PemText.of("CERTIFICATE", new byte[9])),
                Arguments.of("is damaged: what", PemText.of("RSA PUBLIC KEY", new byte[9])));
    }

    @ParameterizedTest
    @MethodSource("wrongPublicKeys")
    void saysWhatIsWrongWithAPublicKey(String start, String pem) {
        String message = refusedPublic(pem, NOW);
        assertTrue(message.startsWith(start), message);
    }

    @Test
    void aCertificateOutsideItsDatesIsRefusedWithThem() {
        String pem = PemText.expiredCertificate();
        String expired = refusedPublic(pem, Instant.parse("2021-01-01T00:00:00Z"));
        assertTrue(
                expired.startsWith("holds a certificate that expired at 2020-01-31T00:00:00Z"),
                expired);
        String early = refusedPublic(pem, Instant.parse("2019-12-31T00:00:00Z"));
        assertTrue(
                early.startsWith(
                        "holds a certificate that is valid only from 2020-01-01T00:00:00Z"),
                early);
    }
}
