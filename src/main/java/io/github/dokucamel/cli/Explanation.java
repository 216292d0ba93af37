package io.github.dokucamel.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Shows what is signed, line by line, and where it comes from. */
final class Explanation {

    private Explanation() {}

    static void print(SignedMessage message, String keySource, PrintWriter out) {
        String text = message.components().text();
        out.println("The lines that are signed, joined by one line feed, with none at the end:");
        int number = 0;
        for (String line : text.split("\n")) {
            out.printf("  %s  %s%n", ++number, line);
        }
        out.println("Where they come from:");
        line(out, "Client-Id", message.clientId().source());
        line(out, "Request-Id", message.requestId().source());
        line(out, message.timestampName(), message.timestamp().source());
        line(out, "Request-Target", message.target().source());
        line(out, "Digest", digest(message.body()));
        line(out, "key", keySource);
        out.printf(
                "  %-18s  %s bytes of UTF-8%n",
                "signed", text.getBytes(StandardCharsets.UTF_8).length);
    }

    static void line(PrintWriter out, String name, String value) {
        out.printf("  %-18s  %s%n", name, value);
    }

    private static String digest(GivenBytes body) {
        if (body == null) {
            return "none: without a body there is no such line";
        }
        byte[] bytes = body.bytes();
        if (bytes.length == 0) {
            return "SHA-256 in Base64 over the body: 0 bytes of " + body.source();
        }
        return "SHA-256 in Base64 over the body: %s bytes of %s, first %s, last %s"
                .formatted(
                        bytes.length,
                        body.source(),
                        ByteWords.of(bytes[0] & 0xff),
                        ByteWords.of(bytes[bytes.length - 1] & 0xff));
    }
}
