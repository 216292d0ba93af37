package io.github.dokucamel.payment;

import io.github.dokucamel.gateway.CallHeaders;
import io.github.dokucamel.gateway.NotReadyException;
import io.github.dokucamel.gateway.RequestIds;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.send.queue.SendQueue;
import io.github.dokucamel.settings.Settings;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Signs one status call under a request id of its own.
 *
 * <p>In: variables {@code question}, and {@code tokens} where its operation needs some. Out: the body
 * if there is one, the signed headers.
 */
record SignStatus(Settings settings, SendQueue queue, CallHeaders headers, RequestIds ids)
        implements Processor {

    @Override
    public void process(Exchange exchange) throws NotReadyException {
        StatusQuestion question = SendVariables.QUESTION.get(exchange);
        if (FetchQuestions.TURN_TAKEN.get(exchange) == null) {
            queue.alsoCalled(question.merchant());
        }
        headers.put(
                exchange,
                settings.merchants().get(question.merchant()),
                question.operation(),
                ids.next(question.operation()),
                question.wire());
    }
}
