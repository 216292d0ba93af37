package io.github.dokucamel.gateway;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
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
final class ResponseSignature {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseSignature.class);
    private static final String NONE = "the answer carries no signature";
    private static final long QUIET_NANOS = 60_000_000_000L;

    private final ResponseSignatures mode;
    private final Map<String, Verifier> verifiers = new HashMap<>();
    private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    ResponseSignature(Settings settings) {
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
        if (mode == ResponseSignatures.OFF) {
            return seen;
        }
        Object clientId = answer.getHeader("Client-Id");
        if (clientId != null && !attempt.clientId().equals(clientId)) {
            // Two merchants may have the same invoice number, and one connection.
            return unknown(seen, "the answer is for another Client-Id");
        }
        boolean strict = mode == ResponseSignatures.STRICT;
        if (answer.getHeader("Signature") == null) {
            boolean settles =
                    seen.answerClass() == AnswerClass.ACCEPTED
                            || seen.answerClass() == AnswerClass.DECLINED;
            if (settles && !strict) {
                warn(attempt, NONE);
            }
            return strict && settles ? unknown(seen, NONE) : seen;
        }
        Optional<String> problem = problem(attempt, answer, body);
        if (problem.isPresent() && !strict) {
            warn(attempt, problem.get());
        }
        return strict ? problem.map(wrong -> unknown(seen, wrong)).orElse(seen) : seen;
    }

    private Optional<String> problem(Attempt attempt, Message answer, byte[] body) {
        try {
            String requestId = header(answer, "Request-Id");
            if (!attempt.requestId().equals(requestId)) {
                return Optional.of("Request-Id of the answer is not that of the call");
            }
            SignatureComponents components =
                    SignatureComponents.response(
                            header(answer, "Client-Id"),
                            requestId,
                            header(answer, "Response-Timestamp"),
                            SignedHeaders.signed(attempt.target()),
                            Digest.of(body));
            verifiers
                    .get(attempt.claim().merchant())
                    .verify(components, header(answer, "Signature"));
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
                "wrong_response_signature",
                "HTTP " + seen.httpStatus() + ": " + problem,
                null,
                seen.httpStatus(),
                null);
    }

    private void warn(Attempt attempt, String problem) {
        long now = System.nanoTime();
        long last = lastWarning.get();
        if (now - last >= QUIET_NANOS && lastWarning.compareAndSet(last, now)) {
            LOG.warn(
                    "The signature of DOKU's answer for {} does not hold: {}. Check the secret key of"
                            + " merchant {} and whatever lies between (doku.response-signature;"
                            + " said at most once a minute)",
                    attempt.claim().shownInvoiceNumber(),
                    problem,
                    attempt.claim().merchant());
        }
    }
}
