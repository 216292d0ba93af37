package io.github.dokucamel.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Whether a path is spelled in the one way that every program in a row reads alike: no segment that
 * is empty or climbs, no backslash, no parameters, and escapes only of what needs one, in capitals.
 * The slash of an invoice number, or of the key of a call, is {@code %2F}; elsewhere there is none.
 */
public final class CanonicalPath {

    /** What may stand in a path as it is, beside letters and digits. */
    private static final String UNRESERVED = "-._~";

    private static final String RESERVED = "!$&'()*+,=:@";
    private static final String HEX = "0123456789ABCDEF";

    private CanonicalPath() {}

    /** @param path as it was called, without its query */
    public static boolean is(String path) {
        if (path.equals("/")) {
            return true;
        }
        String[] segments = path.split("/", -1);
        if (segments.length < 2 || !segments[0].isEmpty()) {
            return false;
        }
        for (int i = 1; i < segments.length; i++) {
            if (!isSegment(segments[i], holdsNumber(segments, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holdsNumber(String[] segments, int i) {
        return segments[i - 1].equals("orders")
                || i > 3 && segments[i - 1].equals("calls") && segments[i - 3].equals("operations");
    }

    private static boolean isSegment(String segment, boolean mayHoldSlash) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c != '%') {
                if (!isUnreserved(c) && RESERVED.indexOf(c) < 0) {
                    return false;
                }
                bytes.write(c);
                continue;
            }
            int escaped = escaped(segment, i + 1);
            if (escaped < ' '
                    || escaped == 0x7f
                    || escaped == '\\'
                    || escaped == '/' && !mayHoldSlash
                    || isUnreserved((char) escaped)) {
                return false;
            }
            bytes.write(escaped);
            i += 2;
        }
        return isText(bytes.toByteArray());
    }

    /** A byte; -1 where there are not two digits in capitals. */
    private static int escaped(String segment, int at) {
        boolean isByte =
                at + 2 <= segment.length()
                        && HEX.indexOf(segment.charAt(at)) >= 0
                        && HEX.indexOf(segment.charAt(at + 1)) >= 0;
        return isByte ? HexFormat.fromHexDigits(segment, at, at + 2) : -1;
    }

    private static boolean isUnreserved(char c) {
        return c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || c >= '0' && c <= '9'
                || UNRESERVED.indexOf(c) >= 0;
    }

    /** Not empty, in UTF-8, and nothing between two slashes that climbs. */
    private static boolean isText(byte[] segment) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(segment)).toString();
            return !text.isEmpty()
                    && ("/" + text + "/").indexOf("/./") < 0
                    && !("/" + text + "/").contains("/../");
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
