package io.github.dokucamel.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
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

    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9-]+):(.*)");
    private static final Pattern REQUEST = Pattern.compile("[A-Z]+ (/\\S*) HTTP/[0-9.]+");

    static HeaderLines none() {
        return new HeaderLines(Map.of(), null, null, "");
    }

    static HeaderLines read(String file) {
        GivenBytes given = GivenBytes.read(file);
        byte[] bytes = given.bytes();
        int end = endOfHeaders(bytes);
        String head = new String(bytes, 0, end, StandardCharsets.UTF_8);
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
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
        int body = Math.min(bytes.length, end + breakAt(bytes, end));
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

    private static void put(Map<String, String> values, String name, String value, String file) {
        String before = values.put(name, value);
        if (before != null && !before.equals(value)) {
            throw new InputException(file + ": " + name + " stands twice, with two values");
        }
    }

    /** Where the first empty line begins, or the end. */
    private static int endOfHeaders(byte[] bytes) {
        for (int line = 0; line < bytes.length; ) {
            if (breakAt(bytes, line) > 0) {
                return line;
            }
            while (line < bytes.length && bytes[line] != '\n') {
                line++;
            }
            line++;
        }
        return bytes.length;
    }

    /** Length of the line break that stands there; 0 for none. */
    private static int breakAt(byte[] bytes, int at) {
        if (at < bytes.length && bytes[at] == '\n') {
            return 1;
        }
        return at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 0;
    }

    String value(String name) {
        return values.get(name);
    }
}
