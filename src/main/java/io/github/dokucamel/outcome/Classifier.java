package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.Idempotency;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Shown;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Says what an answer or an exception means. Total: every status, body and exception has a class,
 * and what nobody foresaw is {@link AnswerClass#UNKNOWN}, never declined and never accepted.
 *
 * @param clock for a Retry-After that is a date
 */
public record Classifier(Clock clock) {

    static final Set<Integer> LATER = Set.of(408, 425, 429, 502, 503, 504);
    private static final Set<Integer> REFUSED = Set.of(400, 404, 412, 413, 415, 422);
    private static final Set<Integer> NO_ENTRY = Set.of(401, 403, 407);
    private static final int CONFLICT = 409;
    private static final String CLOCK_CODE = "request_time_out_of_range";

    /** Nothing an order could change: every order of the merchant would meet the same. */
    private static final Set<String> CONFIGURATION =
            Set.of(
                    "invalid_client_id",
                    "invalid_signature",
                    "invalid_header_request",
                    "invalid_token",
                    "merchant_not_active",
                    "merchant_not_configured");

    /** By name, since not every home of the bundle has the libraries they come from. */
    private static final Set<String> NOT_SENT =
            Set.of(
                    "ConnectTimeoutException",
                    "HttpHostConnectException",
                    "HttpConnectTimeoutException",
                    "CallNotPermittedException");

    private static final int DEEPEST_CAUSE = 50;
    private static final int LONGEST_MESSAGE = 500;

    /**
     * @param invoiceNumber ours: an answer for another one is no answer
     * @param earlierUnknown whether an earlier attempt may have been carried out unseen
     */
    public Classification classify(
            Operation operation,
            @Nullable String invoiceNumber,
            boolean earlierUnknown,
            Answer answer) {
        JsonNode body = answer.json();
        boolean success = isSuccess(operation, invoiceNumber, body);
        return classify(operation, invoiceNumber, earlierUnknown, answer, body, success);
    }

    /**
     * The answer to a call. Many operations have no member that only a success holds.
     *
     * @param invoiceNumber the one that the request names; null when it names none
     * @param earlierUnknown whether an earlier attempt may have been carried out unseen
     */
    public Classification classifyCall(
            Operation operation,
            @Nullable String invoiceNumber,
            boolean earlierUnknown,
            Answer answer) {
        JsonNode body = answer.json();
        boolean success = CallSuccess.isSuccess(operation, invoiceNumber, answer.status(), body);
        boolean doubt = earlierUnknown && operation.idempotency() != Idempotency.NONE;
        return classify(operation, invoiceNumber, doubt, answer, body, success);
    }

    private Classification classify(
            Operation operation,
            @Nullable String invoiceNumber,
            boolean earlierUnknown,
            Answer answer,
            JsonNode body,
            boolean success) {
        int status = answer.status();
        boolean answered = status / 100 == 2 || status == CONFLICT;
        if (answered && success) {
            return new Classification(
                    AnswerClass.ACCEPTED,
                    status == CONFLICT,
                    null,
                    null,
                    Answered.of(operation.reading(), body),
                    status,
                    null);
        }
        if (answered
                && operation.reading().isFailure(body)
                && !CallSuccess.isForAnother(operation.reading().invoice(), invoiceNumber, body)) {
            // Also when it is repeated: this is what became of the first attempt.
            String said = operation.reading().said(body);
            return new Classification(
                    AnswerClass.DECLINED,
                    status == CONFLICT,
                    said,
                    "DOKU answers " + operation.reading().success() + " = " + said,
                    new Answered(null, null, body),
                    status,
                    null);
        }
        ErrorEnvelope error = ErrorEnvelope.of(body);
        AnswerClass seen = seen(status, error, operation, earlierUnknown);
        return new Classification(
                seen,
                false,
                error.code() == null ? "http_" + status : error.code(),
                error.message() == null ? words(seen, status, error.code()) : error.message(),
                body.isObject() ? new Answered(null, null, body) : null,
                status,
                seen == AnswerClass.LATER
                        ? RetryAfter.read(answer.retryAfter(), clock.instant())
                        : null);
    }

    /** Whether DOKU complains of our credentials, headers or clock, and not of the order. */
    static boolean isOurTrouble(@Nullable String code) {
        String word = code == null ? "" : AsciiCase.lower(code);
        return CONFIGURATION.contains(word) || word.equals(CLOCK_CODE);
    }

    private static AnswerClass seen(
            int status, ErrorEnvelope error, Operation operation, boolean earlierUnknown) {
        if (status / 100 == 3) {
            return AnswerClass.HOLD;
        }
        if (LATER.contains(status)) {
            return AnswerClass.LATER;
        }
        if (status / 100 != 4 || status == CONFLICT) {
            return AnswerClass.UNKNOWN;
        }
        String code = error.code() == null ? "" : AsciiCase.lower(error.code());
        if (code.equals(CLOCK_CODE)) {
            return AnswerClass.CLOCK;
        }
        if (CONFIGURATION.contains(code) || NO_ENTRY.contains(status) || !error.isBusinessError()) {
            return AnswerClass.HOLD;
        }
        if (!REFUSED.contains(status)) {
            return AnswerClass.UNKNOWN;
        }
        boolean certain =
                error.code() != null && operation.certainRefusals().contains(error.code());
        return earlierUnknown && !certain ? AnswerClass.UNRESOLVED : AnswerClass.DECLINED;
    }

    private static boolean isSuccess(
            Operation operation, @Nullable String invoiceNumber, JsonNode body) {
        return invoiceNumber != null
                && operation.reading().isSuccess(body)
                && (operation.reading().invoice() == null
                        || invoiceNumber.equals(
                                body.at(operation.reading().invoice()).textValue()));
    }

    private static String words(AnswerClass seen, int status, @Nullable String code) {
        if (code != null) {
            return "HTTP " + status + " " + code + ", without a message";
        }
        return switch (seen) {
            case HOLD ->
                    "HTTP "
                            + status
                            + " without an error DOKU is known to send; check the base URL"
                            + " and whatever lies between";
            case LATER -> "HTTP " + status + ": to be tried again later";
            default -> "HTTP " + status + " with a body that is no answer to this order";
        };
    }

    /** What an exception means that came instead of an answer. */
    public Classification classify(@Nullable Throwable failure) {
        boolean notSent = false;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            notSent |= provesNothingWasSent(cause);
            cause = cause.getCause();
        }
        String words = failure == null ? "no answer" : failure.getClass().getSimpleName();
        String message = failure == null ? null : failure.getMessage();
        return Classification.unanswered(
                notSent ? AnswerClass.NOT_SENT : AnswerClass.UNKNOWN,
                notSent ? "not_sent" : "no_answer",
                Shown.of(message == null ? words : words + ": " + message, LONGEST_MESSAGE));
    }

    private static boolean provesNothingWasSent(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException
                || cause instanceof SSLPeerUnverifiedException
                || NOT_SENT.contains(cause.getClass().getSimpleName());
    }
}
