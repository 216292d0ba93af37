package io.github.dokucamel.cli;

import io.github.dokucamel.signature.ExternalId;
import io.github.dokucamel.signature.RequestTimestamp;
import io.github.dokucamel.signature.Signer;
import io.github.dokucamel.signature.SnapComponents;
import io.github.dokucamel.signature.SnapSigner;
import io.github.dokucamel.signature.SnapTimestamp;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doku sign}: the headers of one message. */
@Command(name = "sign")
final class SignCommand implements Callable<Integer> {

    @Mixin private MessageOptions options;

    @Mixin private SnapOptions snap;

    @Option(names = "--explain")
    private boolean explain;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Consumer<String> notices = Doku.notices(spec);
        SecretInput key = options.secret(notices);
        if (snap.areMeant()) {
            signSnap(key, out, notices);
            out.flush();
            return Doku.DONE;
        }
        SignedMessage message =
                options.toSign(UUID.randomUUID().toString(), RequestTimestamp.of(Instant.now()));
        noticed(notices, RequestTimestamp::parse, message);
        String signature = new Signer(key.secret()).sign(message.components());
        if (explain) {
            Explanation.print(message, key.source(), out);
            out.println("The headers:");
        }
        out.println("Client-Id: " + message.clientId().value());
        out.println("Request-Id: " + message.requestId().value());
        out.println(message.timestampName() + ": " + message.timestamp().value());
        out.println("Signature: " + signature);
        out.flush();
        return Doku.DONE;
    }

    private void signSnap(SecretInput key, PrintWriter out, Consumer<String> notices) {
        if (options.response()) {
            throw new InputException("--response does not go with --snap: no answer is signed");
        }
        SignedMessage message =
                options.toSign(
                        new ExternalId(Clock.systemUTC(), new SecureRandom()).next(),
                        SnapTimestamp.of(Instant.now()));
        noticed(notices, SnapTimestamp::parse, message);
        SnapComponents components = snap.components(message, HeaderLines.none());
        if (explain) {
            snap.explain(components, message, HeaderLines.none(), key.source(), out);
            out.println("The headers:");
        }
        out.println("X-PARTNER-ID: " + message.clientId().value());
        out.println("X-EXTERNAL-ID: " + message.requestId().value());
        out.println("X-TIMESTAMP: " + message.timestamp().value());
        out.println("X-SIGNATURE: " + new SnapSigner(key.secret()).sign(components));
    }

    /** It is signed all the same: somebody may want to see what becomes of it. */
    private static void noticed(
            Consumer<String> notices, Consumer<String> time, SignedMessage message) {
        try {
            time.accept(message.timestamp().value());
        } catch (IllegalArgumentException e) {
            notices.accept("DOKU will refuse this timestamp: " + e.getMessage());
        }
    }
}
