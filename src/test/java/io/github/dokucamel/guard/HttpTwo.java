package io.github.dokucamel.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** A request in frames of HTTP/2, with no table and no compression. */
final class HttpTwo {

    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private HttpTwo() {}

    /** Preface, settings, and one POST. */
    static byte[] post(String path, String body, int stream) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(PREFACE.getBytes(ISO_8859_1));
        all.writeBytes(frame(4, 0, 0, new byte[0]));
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(0x83);
        head.write(0x86);
        field(head, new int[] {0x04}, path);
        field(head, new int[] {0x01}, "x");
        field(head, new int[] {0x0f, 0x10}, "application/json");
        all.writeBytes(frame(1, 4, stream, head.toByteArray()));
        all.writeBytes(frame(0, 1, stream, body.getBytes(ISO_8859_1)));
        return all.toByteArray();
    }

    private static void field(ByteArrayOutputStream head, int[] name, String value) {
        for (int each : name) {
            head.write(each);
        }
        head.write(value.length());
        head.writeBytes(value.getBytes(ISO_8859_1));
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(payload.length >> 16);
        frame.write(payload.length >> 8);
        frame.write(payload.length);
        frame.write(type);
        frame.write(flags);
        frame.write(0);
        frame.write(0);
        frame.write(stream >> 8);
        frame.write(stream);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }
}
