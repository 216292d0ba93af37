package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a file holds, it is a key or it is refused in words. */
class PemKeysPropertyTest {

    private static final Instant NOW = Instant.parse("2020-01-15T00:00:00Z");
    private static final Secret PASSPHRASE = Secret.of("kata-sandi-1");
    private static final byte[] PLAIN = SnapVector.privateKey().getEncoded();
    private static final byte[] PUBLIC = SnapVector.publicKey().getEncoded();
    private static final byte[] CERTIFICATE = der(PemText.expiredCertificate());
    private static final byte[] ENCRYPTED =
            der(PemText.encrypted(SnapVector.privateKey(), "kata-sandi-1"));

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private static void read(String pem) {
        try {
            PemKeys.privateKey(pem, PASSPHRASE);
        } catch (InvalidKeyFileException e) {
            assertFalse(e.getMessage().isBlank());
        }
        try {
            PemKeys.publicKey(pem, NOW);
        } catch (InvalidKeyFileException e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                "PRIVATE KEY",
                "ENCRYPTED PRIVATE KEY",
                "RSA PRIVATE KEY",
                "PUBLIC KEY",
                "RSA PUBLIC KEY",
                "CERTIFICATE");
    }

    @Property(tries = 200)
    void anyTextIsReadOrRefused(@ForAll String text, @ForAll @From("types") String type) {
        read(text);
        read("-----BEGIN " + type + "-----" + text + "-----END " + type + "-----");
    }

    @Property(tries = 200)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll @From("types") String type) {
        read(PemText.of(type, bytes));
    }

    @Property(tries = 60)
    void anyDamageIsReadOrRefused(
            @ForAll @IntRange(max = 5000) int where,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        read(PemText.of("PRIVATE KEY", changed(PLAIN, where, change)));
        read(PemText.of("PUBLIC KEY", changed(PUBLIC, where, change)));
        read(PemText.of("CERTIFICATE", changed(CERTIFICATE, where, change)));
        read(PemText.of("ENCRYPTED PRIVATE KEY", changed(ENCRYPTED, where, change)));
    }

    private static byte[] changed(byte[] der, int where, int change) {
        byte[] changed = der.clone();
        changed[where % der.length] ^= (byte) change;
        return changed;
    }
}
