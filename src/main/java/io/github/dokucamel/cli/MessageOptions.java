package io.github.dokucamel.cli;

import io.github.dokucamel.cli.SignedMessage.Part;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options by which a message and the key to it are named. */
final class MessageOptions {

    private static final String CLIENT_ID = "DOKU_CLIENT_ID";

    @Option(names = "--client-id", paramLabel = "ID")
    private String clientId;

    @Option(names = "--request-id", paramLabel = "ID")
    private String requestId;

    @Option(names = "--timestamp", paramLabel = "TIME")
    private String timestamp;

    @Option(names = "--target", paramLabel = "PATH")
    private String target;

    @Option(names = "--body", paramLabel = "FILE")
    private String body;

    @Option(names = "--get")
    private boolean get;

    @Option(names = "--response")
    private boolean response;

    @Option(names = "--secret-file", paramLabel = "FILE")
    private Path secretFile;

    SecretInput secret(Consumer<String> notices) {
        return SecretInput.read(secretFile, System.getenv(), notices);
    }

    /** For a message that is about to be sent: what was not given is made up. */
    SignedMessage toSign(String newRequestId, String now) {
        return new SignedMessage(
                response,
                clientId(null),
                first("--request-id", requestId, new Part(newRequestId, "made up: a new UUID")),
                first("--timestamp", timestamp, new Part(now, "the clock of this machine")),
                first("--target", target),
                body(null));
    }

    /** For a message that came in; an option wins over the file of headers. */
    SignedMessage received(HeaderLines headers) {
        boolean answer =
                response
                        || headers.value("Response-Timestamp") != null
                                && headers.value("Request-Timestamp") == null;
        String timestampName = answer ? "Response-Timestamp" : "Request-Timestamp";
        return new SignedMessage(
                answer,
                clientId(headers.part("Client-Id")),
                first("--request-id", requestId, headers.part("Request-Id")),
                first("--timestamp", timestamp, headers.part(timestampName)),
                first("--target", target, headers.targetPart()),
                body(headers.body()));
    }

    /** For a SNAP message that came in: neither its Client-Id nor its id is signed. */
    SignedMessage receivedSnap(HeaderLines headers) {
        return new SignedMessage(
                false,
                null,
                null,
                first("--timestamp", timestamp, headers.part("X-TIMESTAMP")),
                first("--target", target, headers.targetPart()),
                body(headers.body()));
    }

    /** Whether {@code --response} is given. */
    boolean response() {
        return response;
    }

    private Part clientId(Part found) {
        return first("--client-id", clientId, found, Part.of(System.getenv(CLIENT_ID), CLIENT_ID));
    }

    /** What the option says, else the first of the others that is there. */
    private static Part first(String option, String given, Part... others) {
        return Stream.concat(Stream.of(Part.of(given, option)), Stream.of(others))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new InputException(option + " is missing"));
    }

    private GivenBytes body(GivenBytes found) {
        if (get && body != null) {
            throw new InputException("--get says that there is no body, and --body names one");
        }
        if (!get && body == null && found == null) {
            throw new InputException("Say what the body is: --body FILE, --body - or --get");
        }
        if (get) {
            return null;
        }
        return body == null ? found : GivenBytes.read(body);
    }
}
