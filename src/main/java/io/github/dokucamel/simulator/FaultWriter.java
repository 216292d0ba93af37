package io.github.dokucamel.simulator;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Random;

/** Makes a call go wrong on the wire: how much of its reply arrives, and how its connection ends. */
final class FaultWriter {

    static final long HUGE_BYTES = 50L * 1024 * 1024;

    private static final Duration LATE = Duration.ofSeconds(40);
    private static final Duration PER_BYTE = Duration.ofMillis(100);
    private static final int GARBAGE_BYTES = 512;

    private FaultWriter() {}

    /**
     * @param reply null when the caller gets none to read
     */
    static void write(FaultRule rule, Answer reply, Wire wire) {
        byte[] body = reply == null ? new byte[0] : reply.body();
        Buffer half = Buffer.buffer(body).slice(0, body.length / 2);
        switch (rule.fault()) {
            case RESET_BEFORE, RESET_AFTER -> wire.reset();
            case CLOSE_BEFORE, CLOSE_AFTER -> wire.close();
            case SILENT_BEFORE, SILENT_AFTER -> {}
            case GARBAGE -> wire.sendAndClose(garbage());
            case LATE ->
                    Wire.later(
                            rule.duration(FaultOption.DELAY).orElse(LATE), () -> wire.send(reply));
            case DRIBBLE ->
                    wire.dribble(reply.bytes(), rule.duration(FaultOption.DELAY).orElse(PER_BYTE));
            case HALF_HEADERS -> {
                Buffer head = reply.head(length(body.length));
                wire.sendAndClose(head.slice(0, head.length() / 2));
            }
            case HALF_BODY -> wire.sendAndClose(reply.head(length(body.length)).appendBuffer(half));
            case HALF_CHUNK ->
                    wire.sendAndClose(
                            reply.head("transfer-encoding: chunked")
                                    .appendString(Integer.toHexString(body.length) + "\r\n")
                                    .appendBuffer(half));
            case SHORT_LENGTH -> {
                wire.send(reply.withBody(half.getBytes()));
                wire.sendMore(Buffer.buffer(body).slice(half.length(), body.length));
            }
            case TWO_ANSWERS -> {
                wire.send(reply);
                wire.sendMore(reply.bytes());
            }
            case INTERIM ->
                    wire.sendAndClose(
                            Buffer.buffer("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n")
                                    .appendBuffer(reply.bytes()));
            case HUGE_BODY -> wire.sendPadded(reply, HUGE_BYTES);
            default -> wire.send(reply);
        }
    }

    private static String length(int bytes) {
        return "content-length: " + bytes;
    }

    /** The same every time. */
    private static Buffer garbage() {
        byte[] bytes = new byte[GARBAGE_BYTES];
        new Random(1).nextBytes(bytes);
        return Buffer.buffer(bytes);
    }
}
