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

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = "Client-Id; without it DOKU_CLIENT_ID of the environment.")
    private String clientId;

    @Option(
            names = "--request-id",
            paramLabel = "ID",
            description = "Request-Id; with --snap X-EXTERNAL-ID.")
    private String requestId;

    @Option(
            names = "--timestamp",
            paramLabel = "TIME",
            description =
                    "Request-Timestamp, such as 2020-08-11T08:45:42Z; with --snap X-TIMESTAMP, such"
                            + " as 2024-03-26T16:01:41+07:00.")
    private String timestamp;

    @Option(
            names = "--target",
            paramLabel = "PATH",
            description =
                    "Request-Target: the path that is called, without host and query. For a"
                            + " notification the path of your own URL.")
    private String target;

    @Option(
            names = "--body",
            paramLabel = "FILE",
            description = "The body, byte for byte; - is standard input.")
    private String body;

    @Option(names = "--get", description = "There is no body, so no digest is signed: a GET.")
    private boolean get;

    @Option(
            names = "--response",
            description = "The message is an answer: its line is Response-Timestamp.")
    private boolean response;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description =
                    "Holds the secret key; without it DOKU_SECRET_KEY of the environment. There is"
                            + " no option for the key itself.")
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
