package io.github.dokucamel.signature;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM file.
 *
 * @param type what stands behind BEGIN
 * @param headers whether lines such as {@code Proc-Type: 4,ENCRYPTED} stand before the Base64
 * @param base64 of the DER, as it stands there
 */
record PemBlock(String type, boolean headers, String base64) {

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
    private static final Pattern HEADERS = Pattern.compile("\\s*[A-Za-z-]+:");

    /** @throws InvalidKeyFileException there is none, or one does not end */
    static List<PemBlock> all(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        Matcher begin = BEGIN.matcher(text);
        int at = 0;
        while (begin.find(at)) {
            String type = begin.group(1);
            String endLine = "-----END " + type + "-----";
            int end = text.indexOf(endLine, begin.end());
            if (end < 0) {
                throw new InvalidKeyFileException(
                        "is damaged: the line %s is missing; copy the whole file again"
                                .formatted(endLine));
            }
            String content = text.substring(begin.end(), end);
            blocks.add(new PemBlock(type, HEADERS.matcher(content).lookingAt(), content));
            at = end + endLine.length();
        }
        if (blocks.isEmpty()) {
            throw new InvalidKeyFileException(
                    "is no PEM file: it has no line that starts with -----BEGIN; write it as PEM,"
                            + " for instance with openssl pkey");
        }
        return blocks;
    }

    /** @throws InvalidKeyFileException its Base64 is damaged */
    byte[] der() {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            // The cause is left out: it quotes the text.
            throw PemKeys.damaged();
        }
    }

    @Override
    public String toString() {
        return "PemBlock(hidden)";
    }
}
