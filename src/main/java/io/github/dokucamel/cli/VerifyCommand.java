package io.github.dokucamel.cli;

import io.github.dokucamel.signature.Diagnosis;
import io.github.dokucamel.signature.InvalidSignatureException;
import io.github.dokucamel.signature.ReceivedSnap;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.SnapComponents;
import io.github.dokucamel.signature.SnapDiagnosis;
import io.github.dokucamel.signature.SnapVerifier;
import io.github.dokucamel.signature.Verifier;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doku verify}: whether a signature holds, and why not. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {

    @Mixin private MessageOptions options;

    @Mixin private SnapOptions snap;

    @Option(names = "--signature", paramLabel = "VALUE")
    private String signature;

    @Option(names = "--previous-secret-file", paramLabel = "FILE")
    private Path previousSecretFile;

    @Option(names = "--headers", paramLabel = "FILE")
    private String headersFile;

    @Option(names = "--components", paramLabel = "FILE")
    private String componentsFile;

    @Option(names = "--other-target", paramLabel = "PATH")
    private List<String> otherTargets = new ArrayList<>();

    @Option(names = "--explain")
    private boolean explain;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Consumer<String> notices = Doku.notices(spec);
        SecretInput key = options.secret(notices);
        List<Secret> secrets = new ArrayList<>(List.of(key.secret()));
        if (previousSecretFile != null) {
            secrets.add(SecretInput.fromFile(previousSecretFile, notices).secret());
        }
        HeaderLines headers =
                headersFile == null ? HeaderLines.none() : HeaderLines.read(headersFile);
        if (snap.areMeant()) {
            return verifySnap(secrets, headers, key.source(), out);
        }
        SignedMessage message = options.received(headers);
        String given = given(headers, "Signature");
        SignatureComponents components = message.components();
        if (explain) {
            Explanation.print(message, key.source(), out);
        }
        String problem = problem(() -> new Verifier(secrets).verify(components, given));
        out.println(problem.isEmpty() ? "holds" : "does not hold");
        if (explain) {
            out.println(
                    Diagnosis.of(
                            message.received(given),
                            secrets,
                            suspected(headers, message.target().value()),
                            Map.of(),
                            Instant.now()));
        }
        if (componentsFile != null) {
            compare(components, new Verifier(secrets), given, out);
        }
        out.flush();
        return problem.isEmpty() ? Doku.DONE : Doku.FAILED;
    }

    /** Targets that may have been signed: those named, and the whole URL of the one called. */
    private List<String> suspected(HeaderLines headers, String target) {
        List<String> suspected = new ArrayList<>(otherTargets);
        String host = headers.value("Host");
        if (host != null) {
            suspected.add("https://" + host + target);
            suspected.add("http://" + host + target);
        }
        return suspected;
    }

    private String given(HeaderLines headers, String name) {
        String given = signature == null ? headers.value(name) : signature;
        if (given == null) {
            throw new InputException("--signature is missing");
        }
        return given;
    }

    private int verifySnap(
            List<Secret> secrets, HeaderLines headers, String keySource, PrintWriter out) {
        if (componentsFile != null || options.response()) {
            throw new InputException("--components and --response do not go with --snap");
        }
        SignedMessage message = options.receivedSnap(headers);
        SnapComponents components = snap.components(message, headers);
        if (explain) {
            snap.explain(components, message, headers, keySource, out);
        }
        String given = given(headers, "X-SIGNATURE");
        ReceivedSnap received = snap.received(message, headers, given);
        String problem = problem(() -> new SnapVerifier(secrets).verify(received));
        out.println(problem.isEmpty() ? "holds" : "does not hold");
        if (explain) {
            out.println(
                    SnapDiagnosis.of(
                            received,
                            secrets,
                            suspected(headers, message.target().value()),
                            Map.of(),
                            Instant.now()));
        }
        out.flush();
        return problem.isEmpty() ? Doku.DONE : Doku.FAILED;
    }

    /** Empty when it holds. */
    private static String problem(Runnable verification) {
        try {
            verification.run();
            return "";
        } catch (InvalidSignatureException e) {
            return e.getMessage();
        }
    }

    private void compare(
            SignatureComponents components, Verifier verifier, String given, PrintWriter out) {
        GivenBytes theirs = GivenBytes.read(componentsFile);
        out.println(ComponentsDifference.of(components.text(), theirs.bytes(), componentsFile));
        boolean over;
        try {
            over = verifier.isOver(theirs.bytes(), given);
        } catch (InvalidSignatureException e) {
            out.println(e.getMessage() + ".");
            return;
        }
        out.println(
                over
                        ? "The signature was made over these bytes with this key."
                        : "The signature was not made over these bytes with this key: another key"
                                + " was used, or other bytes were signed.");
    }
}
