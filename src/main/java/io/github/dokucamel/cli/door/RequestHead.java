package io.github.dokucamel.cli.door;

import io.github.dokucamel.signature.AsciiCase;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * The head of one request, line by line, and what it says of the body's length. Whatever two programs
 * in a row could read in two ways is refused.
 */
final class RequestHead {

    /** The length of a body that comes in chunks. */
    static final long CHUNKED = -1;

    private static final Pattern REQUEST_LINE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+ [\\x21-\\x7e]+ HTTP/1\\.[01]");

    private static final Pattern LENGTH = Pattern.compile("\\d{1,15}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~:%\\[\\]-]*");
    private static final String MARKS = "!#$%&'*+-.^_`|~";

    private boolean isOfVersionOne;
    private boolean hasBegun;
    private String host;
    private String length;
    private String coding;

    /** @param line without its CRLF, never empty; one character each byte */
    void line(String line) throws BadRequestException {
        if (!hasBegun) {
            if (!REQUEST_LINE.matcher(line).matches()) {
                throw BadRequestException.because("This is no request of HTTP/1.1");
            }
            hasBegun = true;
            isOfVersionOne = line.endsWith("1");
            return;
        }
        String name = fieldName(line);
        String value = line.substring(name.length() + 1).strip();
        switch (AsciiCase.lower(name)) {
            case "host" -> host = once(name, host, value, HOST);
            case "content-length" -> length = once(name, length, value, LENGTH);
            case "transfer-encoding" -> coding = once(name, coding, value, null);
            default -> {}
        }
    }

    private static String once(String name, String before, String value, Pattern shape)
            throws BadRequestException {
        if (before != null || shape != null && !shape.matcher(value).matches()) {
            throw BadRequestException.because(
                    "The header " + name + " comes once, and well-formed");
        }
        return value;
    }

    /** @throws BadRequestException unless it is a header line; one that goes on is none */
    static String fieldName(String line) throws BadRequestException {
        int colon = line.indexOf(':');
        boolean isField =
                colon > 0
                        && line.chars().limit(colon).allMatch(RequestHead::isOfName)
                        && line.chars().skip(colon + 1).allMatch(isOfValue());
        if (!isField) {
            throw BadRequestException.because("A line of the head is no header");
        }
        return line.substring(0, colon);
    }

    private static boolean isOfName(int c) {
        return c >= '0' && c <= '9'
                || c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || MARKS.indexOf(c) >= 0;
    }

    private static IntPredicate isOfValue() {
        return c -> c == '\t' || c >= ' ' && c != 0x7f;
    }

    /** Bytes of the body, or {@link #CHUNKED}. */
    long end() throws BadRequestException {
        if (isOfVersionOne && host == null) {
            throw BadRequestException.because("The header Host is missing");
        }
        if (coding == null) {
            return length == null ? 0 : Long.parseLong(length);
        }
        if (length != null || !isOfVersionOne || !AsciiCase.equal(coding, "chunked")) {
            throw BadRequestException.because(
                    "A body has either Content-Length or Transfer-Encoding: chunked");
        }
        return CHUNKED;
    }
}
