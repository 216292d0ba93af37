package io.github.dokucamel.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Reading;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Answered;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Evidence;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Whether a request whose answer was lost may go out again. Where repeating it is not harmless, DOKU
 * is asked first, and only what it does not know is sent once more.
 *
 * <p>In: variables {@code attempt}, {@code evidence}, {@code question} and {@code told}, the body of
 * DOKU's answer to it. Out: variable {@code answer}, a {@link Classification}, when nothing is to be
 * sent; variables {@code question} and {@code evidence} are gone otherwise.
 */
final class JudgeEvidence implements Processor {

    private final Catalogue catalogue;

    JudgeEvidence(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void process(Exchange exchange) {
        Attempt attempt = exchange.getVariable(SendVariables.ATTEMPT, Attempt.class);
        Evidence evidence = exchange.getVariable(SendVariables.EVIDENCE, Evidence.class);
        StatusQuestion question =
                exchange.getVariable(SendVariables.QUESTION, StatusQuestion.class);
        JsonNode told = exchange.getVariable(SendVariables.TOLD, JsonNode.class);
        Operation operation = catalogue.find(attempt.claim().operation()).orElseThrow();
        String invoiceNumber = attempt.claim().shownInvoiceNumber();
        exchange.setVariable(SendVariables.QUESTION, null);
        exchange.setVariable(
                SendVariables.ANSWER,
                switch (evidence.kind()) {
                    case NOT_FOUND -> null;
                    case FOUND -> found(operation, invoiceNumber, question, evidence, told);
                    case NOT_SENT -> nothingSent(AnswerClass.NOT_SENT, evidence);
                    case REFUSED, UNCLEAR -> nothingSent(AnswerClass.STILL_UNKNOWN, evidence);
                });
        exchange.getMessage().setBody(attempt.body());
    }

    private static Classification found(
            Operation operation,
            String invoiceNumber,
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
                    ? seen(AnswerClass.ACCEPTED, answered, evidence)
                    : seen(AnswerClass.UNRESOLVED, null, evidence);
        }
        return switch (String.valueOf(evidence.code())) {
            case "00", "04" -> seen(AnswerClass.ACCEPTED, new Answered(null, null, told), evidence);
            case "05", "06" -> seen(AnswerClass.DECLINED, new Answered(null, null, told), evidence);
            default -> nothingSent(AnswerClass.STILL_UNKNOWN, evidence);
        };
    }

    private static Classification nothingSent(AnswerClass answerClass, Evidence evidence) {
        return seen(answerClass, null, evidence);
    }

    private static String code(AnswerClass answerClass) {
        return answerClass == AnswerClass.STILL_UNKNOWN || answerClass == AnswerClass.NOT_SENT
                ? "status_unclear"
                : "found_by_status";
    }

    private static Classification seen(
            AnswerClass answerClass, Answered answered, Evidence evidence) {
        boolean accepted = answerClass == AnswerClass.ACCEPTED;
        return new Classification(
                answerClass,
                false,
                accepted ? null : code(answerClass),
                accepted ? null : "The answer was lost; " + evidence.words(),
                answered,
                null,
                null);
    }
}
