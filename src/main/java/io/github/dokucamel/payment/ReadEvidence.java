package io.github.dokucamel.payment;

import io.github.dokucamel.gateway.NotReadyException;
import io.github.dokucamel.gateway.ResponseSignature;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.gateway.WireMessage;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.notification.NotificationReader;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.notification.SnapNews;
import io.github.dokucamel.operation.Operation.SignatureScheme;
import io.github.dokucamel.outcome.Answer;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.outcome.StatusReader;
import io.github.dokucamel.outcome.Withheld;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds out what the status call says.
 *
 * <p>In: DOKU's answer as body and headers, or variable {@code status-failure}; variables {@code
 * question}, {@code status-called}, and {@code attempt} when it is about an order's answer. Out: variables {@code evidence},
 * {@code told}, and {@code news} when DOKU tells of the payment; body and headers are gone.
 */
record ReadEvidence(StatusReader reader, ResponseSignature signature) implements Processor {

    @Override
    public void process(Exchange exchange) {
        Attempt attempt = SendVariables.ATTEMPT.get(exchange);
        StatusQuestion question = SendVariables.QUESTION.get(exchange);
        Throwable failure = SendVariables.STATUS_FAILURE.get(exchange);
        Answer answer = WireMessage.answer(exchange.getMessage());

        Evidence evidence =
                failure == null
                        ? believed(exchange, answer, read(question, answer))
                        : read(failure);
        SendVariables.EVIDENCE.set(
                exchange, Withheld.from(evidence, attempt == null ? null : attempt.body()));
        SendVariables.TOLD.set(exchange, answer.json());
        if (evidence.kind() == Evidence.Kind.FOUND && question.invoiceNumber() != null) {
            SendVariables.NEWS.set(exchange, news(question, answer).orElse(null));
        }
        SendVariables.STATUS_FAILURE.remove(exchange);
        SignStatus.CALLED.remove(exchange);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
    }

    /** SNAP's answers carry no signature, nor do those to who gave none. */
    private Evidence believed(Exchange exchange, Answer answer, Evidence seen) {
        boolean isSigned =
                SendVariables.QUESTION.get(exchange).operation().signature()
                        == SignatureScheme.NON_SNAP;
        return isSigned
                ? signature.judged(
                        SignStatus.CALLED.get(exchange), exchange.getMessage(), answer.body(), seen)
                : seen;
    }

    private Evidence read(StatusQuestion asked, Answer answer) {
        return reader.read(asked.operation().isSnap(), asked.invoiceNumber(), answer);
    }

    private Evidence read(Throwable failure) {
        if (failure instanceof NotReadyException e) {
            boolean ours = e.meaning().answerClass() == AnswerClass.HOLD;
            return new Evidence(
                    ours ? Evidence.Kind.REFUSED : Evidence.Kind.UNCLEAR,
                    e.getMessage(),
                    e.meaning().code());
        }
        return reader.read(failure);
    }

    private static Optional<PaymentNews> news(StatusQuestion question, Answer answer) {
        return question.operation().isSnap()
                ? SnapNews.status(answer.body(), question.invoiceNumber())
                : NotificationReader.read(answer.body());
    }
}
