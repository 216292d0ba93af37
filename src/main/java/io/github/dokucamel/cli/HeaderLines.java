package io.github.dokucamel.cli;

import io.github.dokucamel.cli.SignedMessage.Part;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Unseen;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines {@code Name: value} as {@code curl -i}, {@code curl -v} or a log shows them; a first line
 * with the method gives the target, and what stands behind an empty line is the body.
 *
 * @param target null when there is no such line
 * @param body null when there is nothing behind the headers
 */
record HeaderLines(Map<String, String> values, String target, GivenBytes body, String source) {

    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_-]+):(.*)");
    private static final Pattern REQUEST = Pattern.compile("[A-Z]+ (/\\S*) HTTP/[0-9.]+");

    /** What is signed, or holds the signature; in small letters. */
    private static final Set<String> SIGNED =
            Set.of(
                    "client-id",
                    "request-id",
                    "request-timestamp",
                    "response-timestamp",
                    "signature",
                    "x-partner-id",
                    "x-external-id",
                    "x-timestamp",
                    "x-signature");

    private static final Pattern EMPTY = Pattern.compile("(?dm)^\\r?\\n");

    static HeaderLines none() {
        return new HeaderLines(Map.of(), null, null, "");
    }

    static HeaderLines read(String file) {
        GivenBytes given = GivenBytes.read(file);
        byte[] bytes = given.bytes();
        Matcher empty = EMPTY.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        boolean ends = empty.find();
        int end = ends ? empty.start() : bytes.length;
        int body = ends ? empty.end() : bytes.length;
        String head = new String(bytes, 0, end, StandardCharsets.UTF_8);
        Map<String, String> values = new TreeMap<>(Comparator.comparing(AsciiCase::lower));
        String target = null;
        for (String line : head.split("\r?\n")) {
            String text = line.replaceFirst("^[<>*] ?", "").strip();
            Matcher request = REQUEST.matcher(text);
            Matcher header = LINE.matcher(text);
            if (request.matches()) {
                target = request.group(1);
            } else if (header.matches()) {
                put(values, header.group(1), header.group(2).strip(), file);
            }
        }
        return new HeaderLines(
                values,
                target,
                body == bytes.length
                        ? null
                        : new GivenBytes(
                                Arrays.copyOfRange(bytes, body, bytes.length),
                                file + ", behind its empty line"),
                given.source());
    }

    private static boolean isSigned(String name) {
        return SIGNED.contains(AsciiCase.lower(name));
    }

    private static void put(Map<String, String> values, String name, String value, String file) {
        String meant = name.replace('_', '-');
        if (!meant.equals(name) && isSigned(meant)) {
            throw new InputException(
                    "%s: %s is another header than %s. If only what wrote the file spells it so, put it right there"
                            .formatted(file, name, meant));
        }
        String unseen = isSigned(name) ? Unseen.in(value) : "";
        if (!unseen.isEmpty()) {
            throw new InputException(
                    "%s: %s holds a character that nobody sees, %s".formatted(file, name, unseen));
        }
        String before = name.equals(meant) ? values.put(name, value) : null;
        if (before != null && !before.equals(value)) {
            throw new InputException(file + ": " + name + " stands twice, with two values");
        }
    }

    /** Null when there is none, likewise of the target. */
    Part part(String name) {
        return Part.of(values.get(name), source);
    }

    Part targetPart() {
        return Part.of(target, source);
    }

    String value(String name) {
        return values.get(name);
    }
}
