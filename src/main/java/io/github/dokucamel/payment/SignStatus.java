package io.github.dokucamel.payment;

import io.github.dokucamel.gateway.CallHeaders;
import io.github.dokucamel.gateway.NotReadyException;
import io.github.dokucamel.gateway.RequestIds;
import io.github.dokucamel.gateway.ResponseSignature.Called;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.gateway.Variable;
import io.github.dokucamel.send.queue.SendQueue;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Signs one status call under a request id of its own.
 *
 * <p>In: variables {@code question}, and {@code tokens} where its operation needs some. Out: the body
 * if there is one, the signed headers; variable {@code status-called}.
 */
record SignStatus(Settings settings, SendQueue queue, CallHeaders headers, RequestIds ids)
        implements Processor {

    /** What DOKU's answer has to be to; missing when the call was not signed. */
    static final Variable<Called> CALLED = new Variable<>("status-called", Called.class);

    @Override
    public void process(Exchange exchange) throws NotReadyException {
        StatusQuestion question = SendVariables.QUESTION.get(exchange);
        if (FetchQuestions.TURN_TAKEN.get(exchange) == null) {
            queue.alsoCalled(question.merchant());
        }
        Merchant merchant = settings.merchants().get(question.merchant());
        String requestId = ids.next(question.operation());
        headers.put(exchange, merchant, question.operation(), requestId, question.wire());
        CALLED.set(
                exchange,
                new Called(
                        merchant.alias(),
                        merchant.clientId(),
                        requestId,
                        question.wire().target(),
                        question.shown()));
    }
}
