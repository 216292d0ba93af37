package io.github.dokucamel.cli;

import io.github.dokucamel.signature.ReceivedSnap;
import io.github.dokucamel.signature.SnapComponents;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What a SNAP message has beside the options of every message. */
final class SnapOptions {

    private static final byte[] NOTHING = new byte[0];

    @Option(names = "--snap")
    private boolean snap;

    @Option(names = "--method", paramLabel = "METHOD", defaultValue = "POST")
    private String method;

    @Option(names = "--token-file", paramLabel = "FILE")
    private Path tokenFile;

    boolean areMeant() {
        return snap;
    }

    /** @param headers what arrived; may hold the token in {@code Authorization} */
    SnapComponents components(SignedMessage message, HeaderLines headers) {
        String token = token(headers);
        return InputException.unlessRefused(
                () ->
                        SnapComponents.of(
                                method,
                                message.target().value(),
                                token,
                                body(message),
                                message.timestamp().value()));
    }

    /** What arrived with this {@code X-SIGNATURE}. */
    ReceivedSnap received(SignedMessage message, HeaderLines headers, String signature) {
        return new ReceivedSnap(
                method,
                message.target().value(),
                token(headers),
                body(message),
                message.timestamp().value(),
                signature);
    }

    private static byte[] body(SignedMessage message) {
        return message.body() == null ? NOTHING : message.body().bytes();
    }

    private String token(HeaderLines headers) {
        if (tokenFile != null) {
            byte[] bytes = GivenBytes.read(tokenFile.toString()).bytes();
            return bare(new String(bytes, StandardCharsets.ISO_8859_1).strip());
        }
        String authorization = headers.value("Authorization");
        if (authorization == null) {
            throw new InputException("--token-file is missing: SNAP signs the token too");
        }
        return bare(authorization);
    }

    private static String bare(String token) {
        return token.replaceFirst("(?i)^Bearer +", "").strip();
    }

    /** The parts that are signed, the token but for its length. */
    void explain(
            SnapComponents components,
            SignedMessage message,
            HeaderLines headers,
            String keySource,
            PrintWriter out) {
        out.println("The parts that are signed, joined by colons:");
        Explanation.line(out, "method", method);
        Explanation.line(out, "path", message.target().value());
        Explanation.line(out, "token", token(headers).length() + " characters, not shown");
        Explanation.line(out, "digest", components.digest());
        Explanation.line(out, "timestamp", message.timestamp().value());
        out.println("Where they come from:");
        Explanation.line(out, "path", message.target().source());
        Explanation.line(out, "token", tokenFile == null ? "Authorization" : tokenFile.toString());
        Explanation.line(out, "digest", digest(message.body()));
        Explanation.line(out, "timestamp", message.timestamp().source());
        Explanation.line(out, "key", keySource);
    }

    private static String digest(GivenBytes body) {
        return body == null
                ? "SHA-256 in hex over nothing: there is no body"
                : "SHA-256 in hex over %s bytes of %s, but for white space between JSON tokens"
                        .formatted(body.bytes().length, body.source());
    }
}
