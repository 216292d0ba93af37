package io.github.dokucamel.cli;

import io.github.dokucamel.cli.SignedMessage.Part;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    SignedMessage toSign(Supplier<String> newRequestId, Supplier<String> now) {
        Part id =
                requestId == null
                        ? new Part(newRequestId.get(), "made up: a new UUID")
                        : given(requestId, "--request-id");
        Part at =
                timestamp == null
                        ? new Part(now.get(), "the clock of this machine")
                        : given(timestamp, "--timestamp");
        return new SignedMessage(
                response, clientId(), id, at, required(target, "--target"), body(null));
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
                clientId == null && headers.value("Client-Id") != null
                        ? new Part(headers.value("Client-Id"), headers.source())
                        : clientId(),
                from(requestId, "--request-id", headers, "Request-Id"),
                from(timestamp, "--timestamp", headers, timestampName),
                target(headers),
                body(headers.body()));
    }

    /** For a SNAP message that came in: neither its Client-Id nor its id is signed. */
    SignedMessage receivedSnap(HeaderLines headers) {
        return new SignedMessage(
                false,
                null,
                null,
                from(timestamp, "--timestamp", headers, "X-TIMESTAMP"),
                target(headers),
                body(headers.body()));
    }

    private Part target(HeaderLines headers) {
        return target == null && headers.target() != null
                ? new Part(headers.target(), headers.source())
                : required(target, "--target");
    }

    /** Whether {@code --response} is given. */
    boolean response() {
        return response;
    }

    private Part clientId() {
        String variable = System.getenv(CLIENT_ID);
        return clientId == null && variable != null
                ? new Part(variable, CLIENT_ID)
                : required(clientId, "--client-id");
    }

    private static Part from(String option, String name, HeaderLines headers, String header) {
        return option == null && headers.value(header) != null
                ? new Part(headers.value(header), headers.source())
                : required(option, name);
    }

    private GivenBytes body(GivenBytes found) {
        if (get && body != null) {
            throw new InputException("--get says that there is no body, and --body names one");
        }
        if (get) {
            return null;
        }
        if (body == null && found == null) {
            throw new InputException("Say what the body is: --body FILE, --body - or --get");
        }
        return body == null ? found : GivenBytes.read(body);
    }

    private static Part required(String value, String option) {
        if (value == null) {
            throw new InputException(option + " is missing");
        }
        return given(value, option);
    }

    private static Part given(String value, String option) {
        return new Part(value, option);
    }
}
