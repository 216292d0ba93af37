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
        SecretInput key = options.secret(Doku.notices(spec));
        if (snap.areMeant()) {
            signSnap(key, out);
            out.flush();
            return Doku.DONE;
        }
        SignedMessage message =
                options.toSign(UUID.randomUUID().toString(), RequestTimestamp.of(Instant.now()));
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

    private void signSnap(SecretInput key, PrintWriter out) {
        if (options.response()) {
            throw new InputException("--response does not go with --snap: no answer is signed");
        }
        SignedMessage message =
                options.toSign(
                        new ExternalId(Clock.systemUTC(), new SecureRandom()).next(),
                        SnapTimestamp.of(Instant.now()));
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
}
