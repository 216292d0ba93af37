package io.github.dokucamel.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.dokucamel.gateway.Outgoing;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Reading;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.AnswerDoubts;
import io.github.dokucamel.outcome.Answered;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.send.NextStep.Kind;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request whose answer was lost may go out again. Where repeating it is not harmless, DOKU
 * is asked first, and only what it does not know is sent once more.
 *
 * <p>In: variables {@code outgoing}, {@code attempt}, {@code question}, {@code evidence}, {@code
 * told}, the body of DOKU's answer, and {@code news}. Out: variables {@code next} and {@code step}; variable {@code
 * answer}, a {@link Classification}, when nothing is to be sent; variable {@code evidence} is gone
 * otherwise.
 */
record JudgeEvidence(RetryRules rules, AnswerDoubts doubts) implements Processor {

    @Override
    public void process(Exchange exchange) {
        Attempt attempt = SendVariables.ATTEMPT.get(exchange);
        Outgoing order = SendVariables.OUTGOING.get(exchange);
        Evidence evidence = SendVariables.EVIDENCE.get(exchange);
        NextStep next;
        if (evidence.kind() == Evidence.Kind.NOT_FOUND) {
            next = rules.notFound(attempt, order, evidence.words());
            if (next.kind() == Kind.CALL) {
                SendVariables.EVIDENCE.remove(exchange);
            }
        } else {
            next = RetryRules.refused(judged(exchange, attempt, order, evidence));
        }
        SendVariables.ANSWER.set(exchange, next.seen());
        Decide.goOn(exchange, next);
    }

    private Classification judged(
            Exchange exchange, Attempt attempt, Outgoing order, Evidence evidence) {
        return switch (evidence.kind()) {
            case FOUND -> found(exchange, attempt, order, evidence);
            case NOT_SENT -> nothingSent(AnswerClass.NOT_SENT, evidence);
            default -> nothingSent(AnswerClass.STILL_UNKNOWN, evidence);
        };
    }

    private Classification found(
            Exchange exchange, Attempt attempt, Outgoing order, Evidence evidence) {
        StatusQuestion question = SendVariables.QUESTION.get(exchange);
        boolean isLost = attempt.lostSince() != null;
        if (isLost && !question.operation().isSnap()) {
            return TakeBack.found(exchange, attempt, evidence);
        }
        Classification found =
                found(
                        order.operation(),
                        attempt.claim().atDoku(),
                        question,
                        evidence,
                        SendVariables.TOLD.get(exchange));
        return isLost && found.answerClass() == AnswerClass.ACCEPTED ? found.asReplayed() : found;
    }

    private Classification found(
            Operation operation,
            @Nullable String invoiceNumber,
            StatusQuestion question,
            Evidence evidence,
            JsonNode told) {
        Reading reading = operation.reading();
        if (reading.paymentUrl() != null || reading.paymentCode() != null) {
            Reading asked = question.operation().reading();
            Answered answered = Answered.of(asked, told);
            // A number may have been used before, for another invoice.
            boolean isOurs =
                    asked.invoice() != null
                            && told.at(asked.invoice()).asText().equals(invoiceNumber);
            boolean isPayable =
                    isOurs && reading.paymentCode() != null && answered.paymentCode() != null;
            return isPayable
                    ? doubts.judged(
                            question.operation(),
                            MissingNode::getInstance,
                            seen(AnswerClass.ACCEPTED, answered, evidence))
                    : seen(AnswerClass.UNRESOLVED, null, evidence);
        }
        return switch (String.valueOf(evidence.code())) {
            case "00", "04" -> seen(AnswerClass.ACCEPTED, new Answered(null, null, told), evidence);
            case "05", "06" -> seen(AnswerClass.DECLINED, new Answered(null, null, told), evidence);
            default -> nothingSent(AnswerClass.STILL_UNKNOWN, evidence);
        };
    }

    private static Classification nothingSent(AnswerClass answerClass, Evidence evidence) {
        return Classification.unanswered(answerClass, "status_unclear", lost(evidence));
    }

    private static String lost(Evidence evidence) {
        return "The answer was lost; " + evidence.words();
    }

    private static Classification seen(
            AnswerClass answerClass, @Nullable Answered answered, Evidence evidence) {
        boolean accepted = answerClass == AnswerClass.ACCEPTED;
        return new Classification(
                answerClass,
                false,
                accepted ? null : "found_by_status",
                accepted ? null : lost(evidence),
                answered,
                null,
                null);
    }
}
