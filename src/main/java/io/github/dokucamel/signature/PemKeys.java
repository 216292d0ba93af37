package io.github.dokucamel.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSA keys from PEM text.
 *
 * <p>Private: PKCS#8, plain or encrypted (PBES2), and PKCS#1. Public: SubjectPublicKeyInfo, PKCS#1
 * and X.509 certificates. All of 2048 bits at least.
 */
public final class PemKeys {

    private static final int LEAST_BITS = 2048;

    private static final String PKCS8 = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final String PKCS1 = "RSA PRIVATE KEY";
    private static final String OPENSSH = "OPENSSH PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String PUBLIC_PKCS1 = "RSA PUBLIC KEY";
    private static final String CERTIFICATE = "CERTIFICATE";

    private static final Set<String> PUBLIC_TYPES = Set.of(PUBLIC, PUBLIC_PKCS1, CERTIFICATE);

    private PemKeys() {}

    /**
     * @param passphrase of an encrypted key; null when there is none
     * @throws InvalidKeyFileException saying what is wrong and what to do
     */
    public static PrivateKey privateKey(String pem, @Nullable Secret passphrase) {
        List<PemBlock> all = PemBlock.all(pem);
        List<PemBlock> keys = all.stream().filter(b -> b.type().endsWith(PKCS8)).toList();
        if (keys.size() > 1) {
            throw new InvalidKeyFileException(
                    "holds " + keys.size() + " private keys; leave the one to use");
        }
        if (keys.isEmpty()) {
            throw new InvalidKeyFileException(
                    all.stream().anyMatch(b -> PUBLIC_TYPES.contains(b.type()))
                            ? "holds a public key or certificate where the private key is"
                                    + " expected; name the file of the private key"
                            : "holds no private key; name the file of the private key");
        }
        PemBlock key = keys.get(0);
        PrivateKey read =
                switch (key.type()) {
                    case PKCS8 -> plain(key.der());
                    case PKCS1 -> plain(Der.privateKey(bare(key).der()));
                    case ENCRYPTED -> plain(EncryptedKey.decrypt(key.der(), passphrase));
                    case OPENSSH ->
                            throw new InvalidKeyFileException(
                                    "is in the format of OpenSSH; convert it with ssh-keygen -p -m"
                                            + " PKCS8");
                    default -> throw notRsa();
                };
        proveThatItSigns(read);
        return read;
    }

    /**
     * @param now by which the dates of a certificate are judged
     * @throws InvalidKeyFileException saying what is wrong and what to do
     */
    public static PublicKey publicKey(String pem, Instant now) {
        List<PemBlock> all = PemBlock.all(pem);
        if (all.stream().anyMatch(b -> b.type().endsWith(PKCS8))) {
            throw new InvalidKeyFileException(
                    "holds a private key where the public key of the other side is expected; name"
                            + " the file of that public key");
        }
        // In a chain of certificates the first one is the owner's.
        PemBlock key =
                all.stream()
                        .filter(b -> b.type().endsWith(PUBLIC) || b.type().equals(CERTIFICATE))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new InvalidKeyFileException(
                                                "holds no public key and no certificate; name the"
                                                        + " file of the public key"));
        PublicKey read =
                switch (key.type()) {
                    case PUBLIC -> open(key.der());
                    case PUBLIC_PKCS1 -> open(Der.publicKey(key.der()));
                    case CERTIFICATE -> CertificateKey.of(key.der(), now);
                    default -> throw notRsa();
                };
        requireLength(read);
        return read;
    }

    /** @throws IllegalArgumentException it is no RSA key that knows its public half */
    public static PublicKey publicHalf(PrivateKey key) {
        if (!(key instanceof RSAPrivateCrtKey crt)) {
            throw new IllegalArgumentException("this is no RSA key with its public exponent");
        }
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(
                            new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the public half of this key makes no key");
        }
    }

    private static PemBlock bare(PemBlock key) {
        if (key.headers()) {
            throw new InvalidKeyFileException(
                    "is encrypted in the old way of OpenSSL, which is not read; convert it with"
                            + " openssl pkcs8 -topk8 -v2 aes-256-cbc");
        }
        return key;
    }

    private static PrivateKey plain(byte[] pkcs8) {
        PrivateKey key;
        try {
            key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw Der.isOfAnotherKind(pkcs8) ? notRsa() : damaged();
        }
        requireLength(key);
        return key;
    }

    private static PublicKey open(byte[] spki) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw Der.isOfAnotherKind(spki) ? notRsa() : damaged();
        }
    }

    private static void requireLength(Object key) {
        if (!(key instanceof RSAKey rsa)) {
            throw notRsa();
        }
        int bits = rsa.getModulus().bitLength();
        if (bits < LEAST_BITS) {
            throw new InvalidKeyFileException(
                    "holds an RSA key of %s bits; make one of %s bits at least"
                            .formatted(bits, LEAST_BITS));
        }
    }

    /** A key whose numbers do not fit each other is read without complaint. */
    private static void proveThatItSigns(PrivateKey key) {
        boolean fits;
        try {
            String text = "proof";
            fits = RsaSha256.holds(publicHalf(key), text, RsaSha256.sign(key, text));
        } catch (IllegalArgumentException | IllegalStateException e) {
            fits = false;
        }
        if (!fits) {
            throw damaged();
        }
    }

    private static InvalidKeyFileException notRsa() {
        return new InvalidKeyFileException("holds a key of another kind than RSA; DOKU takes RSA");
    }

    static InvalidKeyFileException damaged() {
        return new InvalidKeyFileException(
                "is damaged: what it holds is no key; copy the whole file again");
    }
}
