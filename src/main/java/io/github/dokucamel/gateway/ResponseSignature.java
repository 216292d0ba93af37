package io.github.dokucamel.gateway;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.SendSettings.ResponseSignatures;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.InvalidSignatureException;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Verifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the signature of DOKU's answer: the five lines of a request, with the time of the answer
 * and the digest of its raw body. Whether errors carry one is published nowhere, so by default one that
 * is missing where an outcome is settled, or wrong, is only a warning.
 */
public final class ResponseSignature {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseSignature.class);
    private static final String CODE = "wrong_response_signature";
    private static final String NONE = "the answer carries no signature";
    private static final long QUIET_NANOS = 60_000_000_000L;

    private final ResponseSignatures mode;
    private final Map<String, Verifier> verifiers = new HashMap<>();
    private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    /**
     * What was called: an answer has to be to it.
     *
     * @param requestId of the call itself, not of what it asks about
     * @param target path and query
     * @param shown invoice number as it may stand in a log
     */
    public record Called(
            String merchant, String clientId, String requestId, String target, String shown) {}

    public ResponseSignature(Settings settings) {
        this.mode = settings.send().responseSignatures();
        for (Merchant merchant : settings.merchants().values()) {
            verifiers.put(merchant.alias(), new Verifier(merchant.verifyingSecrets()));
        }
    }

    /**
     * @param answer with its headers as they came
     * @param body raw bytes of the answer
     * @param seen what the answer means if its signature is right
     */
    Classification judged(Attempt attempt, Message answer, byte[] body, Classification seen) {
        Called called =
                new Called(
                        attempt.claim().merchant(),
                        attempt.clientId(),
                        attempt.requestId(),
                        attempt.target(),
                        attempt.claim().shownInvoiceNumber());
        boolean settles =
                seen.answerClass() == AnswerClass.ACCEPTED
                        || seen.answerClass() == AnswerClass.DECLINED;
        return doubt(called, answer, body, settles).map(wrong -> unknown(seen, wrong)).orElse(seen);
    }

    /** The same for what DOKU says when it is asked; {@code seen} when it can be believed. */
    public Evidence judged(Called called, Message answer, byte[] body, Evidence seen) {
        return doubt(called, answer, body, seen.kind() == Evidence.Kind.FOUND)
                .map(wrong -> Evidence.of(Evidence.Kind.UNCLEAR, words(wrong), CODE))
                .orElse(seen);
    }

    private static String words(String wrong) {
        return "the status call brought an answer that nobody has to believe (" + wrong + ")";
    }

    /**
     * Why an answer is not believed; empty when it is. A signature that is only not liked is told.
     *
     * @param settles whether something comes to its end by this answer
     */
    private Optional<String> doubt(Called called, Message answer, byte[] body, boolean settles) {
        if (mode == ResponseSignatures.OFF) {
            return Optional.empty();
        }
        Object clientId = answer.getHeader("Client-Id");
        if (clientId != null && !called.clientId().equals(clientId)) {
            // Two merchants may have the same invoice number, and one connection.
            return Optional.of("the answer is for another Client-Id");
        }
        Optional<String> problem =
                answer.getHeader("Signature") == null
                        ? Optional.of(NONE).filter(none -> settles)
                        : problem(called, answer, body);
        if (mode == ResponseSignatures.STRICT) {
            return problem;
        }
        problem.ifPresent(wrong -> warn(called, wrong));
        return Optional.empty();
    }

    private Optional<String> problem(Called called, Message answer, byte[] body) {
        try {
            String requestId = header(answer, "Request-Id");
            if (!called.requestId().equals(requestId)) {
                return Optional.of("Request-Id of the answer is not that of the call");
            }
            SignatureComponents components =
                    SignatureComponents.response(
                            header(answer, "Client-Id"),
                            requestId,
                            header(answer, "Response-Timestamp"),
                            SignedHeaders.signed(called.target()),
                            Digest.of(body));
            verifiers.get(called.merchant()).verify(components, header(answer, "Signature"));
            return Optional.empty();
        } catch (InvalidSignatureException | IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Null for one that came more than once. */
    private static String header(Message answer, String name) {
        return answer.getHeader(name) instanceof String text ? text : null;
    }

    private static Classification unknown(Classification seen, String problem) {
        return new Classification(
                AnswerClass.UNKNOWN,
                false,
                CODE,
                "HTTP " + seen.httpStatus() + ": " + problem,
                null,
                seen.httpStatus(),
                null);
    }

    private void warn(Called called, String problem) {
        long now = System.nanoTime();
        long last = lastWarning.get();
        if (now - last >= QUIET_NANOS && lastWarning.compareAndSet(last, now)) {
            LOG.warn(
                    "The signature of DOKU's answer for {} does not hold: {}. Check the secret key of"
                            + " merchant {} and whatever lies between (doku.response-signature;"
                            + " said at most once a minute)",
                    called.shown(),
                    problem,
                    called.merchant());
        }
    }
}
