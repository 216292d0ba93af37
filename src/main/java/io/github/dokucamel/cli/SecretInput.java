package io.github.dokucamel.cli;

import io.github.dokucamel.signature.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A secret key from the environment or from a file. Never from an argument: arguments are seen by
 * every user of the machine and kept in the history of the shell.
 *
 * @param source for people
 */
record SecretInput(Secret secret, String source) {

    static final String VARIABLE = "DOKU_SECRET_KEY";

    private static final int LONGEST = 4096;

    /**
     * @param file wins over the environment; null when none was named
     * @param notices takes what is odd about the key and was dealt with
     */
    static SecretInput read(Path file, Map<String, String> environment, Consumer<String> notices) {
        if (file != null) {
            return fromFile(file, notices);
        }
        String value = environment.get(VARIABLE);
        if (value == null || value.isEmpty()) {
            throw new InputException(
                    "The secret key is missing: set the environment variable "
                            + VARIABLE
                            + ", or name a file that holds it by --secret-file");
        }
        return of(value, VARIABLE, notices);
    }

    static SecretInput fromFile(Path file, Consumer<String> notices) {
        byte[] bytes = GivenBytes.read(file.toString()).bytes();
        if (bytes.length > LONGEST) {
            throw new InputException(file + " is too large to hold a secret key");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InputException(file + " is not UTF-8");
        }
        String key = text.replaceFirst("\\r?\\n\\z", "");
        if (!key.equals(text)) {
            notices.accept(file + " ends with a line break; it is not taken for a part of the key");
        }
        if (key.startsWith("\ufeff")) {
            key = key.substring(1);
            notices.accept(
                    file + " starts with a byte order mark; it is not taken for a part of the key");
        }
        return of(key, file.toString(), notices);
    }

    private static SecretInput of(String key, String source, Consumer<String> notices) {
        if (key.contains("-----BEGIN ")) {
            throw new InputException(
                    source
                            + " holds a PEM key, and this is signed with the secret key, SNAP with"
                            + " the shared key. A private key signs the request for a token alone");
        }
        if (!key.isBlank() && !key.strip().equals(key)) {
            notices.accept(
                    "The key of " + source + " has white space at its start or end, and it counts");
        }
        try {
            return new SecretInput(Secret.of(key), source);
        } catch (IllegalArgumentException e) {
            throw new InputException(source + ": the " + e.getMessage());
        }
    }
}
