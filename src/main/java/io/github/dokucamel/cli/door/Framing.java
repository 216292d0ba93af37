package io.github.dokucamel.cli.door;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * Where the requests of one connection begin and end. Stricter than the decoder behind it, so that
 * nobody can send what that reads otherwise than a proxy before it: lines end with CRLF, no header
 * goes on in the next line, and there is one way to tell a body's length.
 */
final class Framing {

    /** Request line and headers together. */
    static final int MOST_HEAD_BYTES = 16_384;

    private static final int MOST_CHUNK_LINE = 256;
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++";

    /** Its extensions are read by nobody; one that is none is read in more than one way. */
    private static final Pattern CHUNK_SIZE =
            Pattern.compile(
                    "([0-9A-Fa-f]{1,7})(?:;"
                            + TOKEN
                            + "(?:=(?:"
                            + TOKEN
                            + "|\"[\\t\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]*+\"))?)*+");

    private enum Part {
        BETWEEN,
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER
    }

    private final StringBuilder line = new StringBuilder();
    private Part part = Part.BETWEEN;
    private RequestHead head = new RequestHead();
    private boolean isAfterReturn;
    private int lineBytes;
    private long left;
    private long bodyBytes;

    /** Whether the last request has come to its end and nothing of another one is there. */
    boolean isBetween() {
        return part == Part.BETWEEN;
    }

    /** Bytes of the body of the request that is being read, or was read last. */
    long bodyBytes() {
        return bodyBytes;
    }

    /**
     * Reads to the end of a request, or all there is.
     *
     * @return whether a request ended at the position of {@code bytes}
     */
    boolean read(ByteBuffer bytes) throws BadRequestException {
        while (bytes.hasRemaining()) {
            boolean ended =
                    part == Part.BODY || part == Part.CHUNK
                            ? skip(bytes)
                            : next((char) (bytes.get() & 0xff));
            if (ended) {
                return true;
            }
        }
        return false;
    }

    private boolean skip(ByteBuffer bytes) {
        int taken = (int) Math.min(left, bytes.remaining());
        bytes.position(bytes.position() + taken);
        left -= taken;
        bodyBytes += taken;
        if (left > 0) {
            return false;
        }
        part = part == Part.BODY ? Part.BETWEEN : Part.CHUNK_END;
        return part == Part.BETWEEN;
    }

    private boolean next(char c) throws BadRequestException {
        if (++lineBytes > (part == Part.CHUNK_SIZE ? MOST_CHUNK_LINE : MOST_HEAD_BYTES)) {
            throw BadRequestException.tooLarge();
        }
        boolean isEnd = c == '\n';
        if (isEnd != isAfterReturn) {
            throw BadRequestException.because("A line ends with CR LF, and neither stands alone");
        }
        isAfterReturn = c == '\r';
        if (!isEnd) {
            if (!isAfterReturn) {
                begun(c);
            }
            return false;
        }
        String read = line.toString();
        line.setLength(0);
        return line(read);
    }

    private void begun(char c) {
        if (part == Part.BETWEEN) {
            part = Part.HEAD;
            head = new RequestHead();
            bodyBytes = 0;
        }
        line.append(c);
    }

    private boolean line(String read) throws BadRequestException {
        switch (part) {
            case HEAD -> {
                if (read.isEmpty()) {
                    return body(head.end());
                }
                head.line(read);
            }
            case CHUNK_SIZE -> chunk(read);
            case CHUNK_END -> {
                if (!read.isEmpty()) {
                    throw BadRequestException.because("A chunk is longer than its size");
                }
                begin(Part.CHUNK_SIZE);
            }
            case TRAILER -> {
                if (read.isEmpty()) {
                    return begin(Part.BETWEEN);
                }
                RequestHead.fieldName(read);
            }
            default -> {}
        }
        return false;
    }

    private boolean body(long length) {
        left = length;
        if (length == 0) {
            return begin(Part.BETWEEN);
        }
        begin(length == RequestHead.CHUNKED ? Part.CHUNK_SIZE : Part.BODY);
        return false;
    }

    private void chunk(String read) throws BadRequestException {
        var size = CHUNK_SIZE.matcher(read);
        if (!size.matches()) {
            throw BadRequestException.because("The size of a chunk is no hexadecimal number");
        }
        left = Long.parseLong(size.group(1), 16);
        begin(left == 0 ? Part.TRAILER : Part.CHUNK);
    }

    /** Whether a request has ended. */
    private boolean begin(Part next) {
        part = next;
        lineBytes = 0;
        return next == Part.BETWEEN;
    }
}
