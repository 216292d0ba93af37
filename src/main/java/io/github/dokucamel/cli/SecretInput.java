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
        return of(text, file.toString(), notices);
    }

    /** As a setting is read: what stands around a key is no part of it. */
    private static SecretInput of(String text, String source, Consumer<String> notices) {
        String marked = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (!marked.equals(text)) {
            notices.accept(
                    source
                            + " starts with a byte order mark; it is not taken for a part of the key");
        }
        String key = marked.strip();
        if (key.contains("-----BEGIN ")) {
            throw new InputException(
                    source
                            + " holds a PEM key, and this is signed with the secret key, SNAP with"
                            + " the shared key. A private key signs the request for a token alone");
        }
        if (!key.isEmpty() && !key.equals(marked)) {
            notices.accept(
                    (marked.matches("(?s).*\\R")
                                    ? source + " ends with a line break"
                                    : source + " has white space around the key")
                            + "; it is not taken for a part of the key");
        }
        try {
            return new SecretInput(Secret.of(key), source);
        } catch (IllegalArgumentException e) {
            throw new InputException(source + ": the " + e.getMessage());
        }
    }
}
