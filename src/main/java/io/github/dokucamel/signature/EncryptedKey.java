package io.github.dokucamel.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Opens an encrypted PKCS#8 key: PBES2 (PBKDF2 and AES, as {@code openssl pkcs8 -topk8} does), or the
 * older scheme of {@code -v1 PBE-SHA1-3DES}, which DOKU's own libraries tell merchants to use.
 */
final class EncryptedKey {

    /** Some seconds of work; more is a damaged file. */
    private static final int MOST_ROUNDS = 5_000_000;

    private static final String TRIPLE_DES = "PBEWithSHA1AndDESede";

    private EncryptedKey() {}

    /** The plain PKCS#8 key. */
    static byte[] decrypt(byte[] der, @Nullable Secret passphrase) {
        EncryptedPrivateKeyInfo key;
        try {
            key = new EncryptedPrivateKeyInfo(der);
        } catch (IOException e) {
            throw Der.isOfAnotherKind(der) ? unreadable() : PemKeys.damaged();
        }
        if (passphrase == null) {
            throw new InvalidKeyFileException(
                    "holds an encrypted key and no passphrase is given; set its passphrase", true);
        }
        AlgorithmParameters parameters = key.getAlgParameters();
        if (parameters == null) {
            throw unreadable();
        }
        char[] characters = ascii(passphrase);
        try {
            PBEParameterSpec work = parameters.getParameterSpec(PBEParameterSpec.class);
            if (work.getIterationCount() > MOST_ROUNDS) {
                throw unreadable();
            }
            // For PBES2 the name of the parameters is that of the whole scheme.
            String scheme =
                    TRIPLE_DES.equals(key.getAlgName()) ? TRIPLE_DES : parameters.toString();
            SecretKey secret =
                    SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(characters));
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(Cipher.DECRYPT_MODE, secret, parameters);
            byte[] plain = cipher.doFinal(key.getEncryptedData());
            // One wrong passphrase of 256 leaves bytes that look padded.
            if (plain.length < 2 || plain[0] != Der.SEQUENCE) {
                throw wrongPassphrase();
            }
            return plain;
        } catch (NoSuchAlgorithmException e) {
            throw unreadable();
        } catch (BadPaddingException | InvalidKeySpecException | InvalidKeyException e) {
            throw wrongPassphrase();
        } catch (GeneralSecurityException e) {
            throw PemKeys.damaged();
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static char[] ascii(Secret passphrase) {
        String text = new String(passphrase.utf8(), StandardCharsets.UTF_8);
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new InvalidKeyFileException(
                    "has a passphrase with other characters than ASCII, which is not read; give"
                            + " the key another one with openssl pkcs8 -topk8",
                    true);
        }
        return text.toCharArray();
    }

    private static InvalidKeyFileException wrongPassphrase() {
        return new InvalidKeyFileException(
                "does not open with the passphrase that is given; correct the passphrase", true);
    }

    private static InvalidKeyFileException unreadable() {
        return new InvalidKeyFileException(
                "is encrypted in a way that is not read; convert it with openssl pkcs8 -topk8 -v2"
                        + " aes-256-cbc");
    }
}
