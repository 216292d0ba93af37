package io.github.dokucamel.send;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.gateway.StatusQuestions;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.Idempotency;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Whether DOKU has to be asked before a request goes out once more: when its answer was lost and a
 * second one would not be taken for the same. What DOKU has no status call for is not repeated.
 *
 * <p>In: variable {@code attempt}. Out: variable {@code question} when DOKU is to be asked; variable
 * {@code answer}, a {@link Classification}, when it cannot be.
 */
final class CheckDoubt implements Processor {

    private final Catalogue catalogue;
    private final StatusQuestions questions;

    CheckDoubt(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.questions = new StatusQuestions(catalogue);
    }

    @Override
    public void process(Exchange exchange) {
        Attempt attempt = exchange.getVariable(SendVariables.ATTEMPT, Attempt.class);
        Operation operation = catalogue.find(attempt.claim().operation()).orElseThrow();
        if (!attempt.inDoubt() || operation.idempotency() != Idempotency.EXTERNAL_ID) {
            return;
        }
        Optional<StatusQuestion> question = questions.about(operation, subject(attempt));
        if (question.isPresent()) {
            exchange.setVariable(SendVariables.QUESTION, question.get());
        } else if (operation.status() == null || operation.reading().paymentCode() == null) {
            exchange.setVariable(
                    SendVariables.ANSWER,
                    new Classification(
                            AnswerClass.UNRESOLVED,
                            false,
                            "not_repeatable",
                            "The answer was lost; repeating "
                                    + operation.name()
                                    + " could carry it out twice, and DOKU cannot be asked for"
                                    + " it",
                            null,
                            null,
                            null));
        }
        // Else the question lacks the number of a virtual account that DOKU picks itself: the
        // business key, which DOKU takes once, goes out again.
    }

    static StatusQuestions.Subject subject(Attempt attempt) {
        return new StatusQuestions.Subject(
                attempt.claim().merchant(),
                attempt.claim().invoiceNumber(),
                attempt.requestId(),
                attempt.body(),
                null);
    }
}
