package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.operation.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer in SNAP's form means, by its {@code responseCode}. Total: what is none of SNAP's
 * answers is judged by its HTTP status alone.
 *
 * @param clock for a Retry-After that is a date
 */
public record SnapClassifier(Clock clock) {

    /** The customer's token, not the merchant's. */
    private static final Set<Integer> CUSTOMER_CASES = Set.of(2, 4);

    /** Too many of them now, or not at this time of day. */
    private static final Set<Integer> LATER_CASES = Set.of(4, 6);

    /**
     * @param invoiceNumber ours: an answer that names another one is no answer; null when the call
     *     has none
     * @param earlierUnknown whether an earlier attempt may have been carried out unseen
     */
    public Classification classify(
            Operation operation,
            @Nullable String invoiceNumber,
            boolean earlierUnknown,
            Answer answer) {
        JsonNode body = answer.json();
        Optional<SnapCode> code = SnapCode.of(body);
        if (code.isEmpty()) {
            return withoutCode(answer);
        }
        AnswerClass seen = seen(code.get(), operation, earlierUnknown);
        if (seen == AnswerClass.ACCEPTED && !isSuccess(operation, invoiceNumber, answer, body)) {
            seen = AnswerClass.UNKNOWN;
        }
        boolean accepted = seen == AnswerClass.ACCEPTED;
        return new Classification(
                seen,
                false,
                accepted ? null : code.get().text(),
                accepted ? null : SnapCode.words(body, "responseCode " + code.get().text()),
                accepted ? Answered.of(operation.reading(), body) : new Answered(null, null, body),
                answer.status(),
                retryAfter(seen, answer));
    }

    private static AnswerClass seen(SnapCode code, Operation operation, boolean earlierUnknown) {
        return switch (code.status()) {
            case 200 -> AnswerClass.ACCEPTED;
            case 401 ->
                    CUSTOMER_CASES.contains(code.kase())
                            ? AnswerClass.CUSTOMER_TOKEN
                            : AnswerClass.TOKEN;
            case 403 ->
                    LATER_CASES.contains(code.kase())
                            ? AnswerClass.LATER
                            : refused(code, operation, earlierUnknown);
            case 400, 404, 405 -> refused(code, operation, earlierUnknown);
            // The business key is taken: by an attempt of ours, or by somebody else's.
            case 409 -> code.kase() == 0 ? AnswerClass.UNKNOWN : AnswerClass.UNRESOLVED;
            case 429, 502, 503 -> AnswerClass.LATER;
            default -> AnswerClass.UNKNOWN;
        };
    }

    private static AnswerClass refused(SnapCode code, Operation operation, boolean earlierUnknown) {
        boolean certain = operation.certainRefusals().contains(code.text());
        return earlierUnknown && !certain ? AnswerClass.UNRESOLVED : AnswerClass.DECLINED;
    }

    private static boolean isSuccess(
            Operation operation, @Nullable String invoiceNumber, Answer answer, JsonNode body) {
        if (answer.status() / 100 != 2) {
            return false;
        }
        if (operation.reading().success() != null && !operation.reading().isSuccess(body)) {
            return false;
        }
        return !CallSuccess.isForAnother(operation.reading().invoice(), invoiceNumber, body);
    }

    private Classification withoutCode(Answer answer) {
        int status = answer.status();
        AnswerClass seen =
                Classifier.LATER.contains(status)
                        ? AnswerClass.LATER
                        : status / 100 == 3 || status / 100 == 4
                                ? AnswerClass.HOLD
                                : AnswerClass.UNKNOWN;
        String words =
                seen == AnswerClass.HOLD
                        ? " without a responseCode; check the base URL, the path and whatever lies"
                                + " between"
                        : " with a body that is no answer in SNAP's form";
        return new Classification(
                seen,
                false,
                "snap_http_" + status,
                "HTTP " + status + words,
                null,
                status,
                retryAfter(seen, answer));
    }

    private @Nullable Duration retryAfter(AnswerClass seen, Answer answer) {
        return seen == AnswerClass.LATER
                ? RetryAfter.read(answer.retryAfter(), clock.instant())
                : null;
    }
}
