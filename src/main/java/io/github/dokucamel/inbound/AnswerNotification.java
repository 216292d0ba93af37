package io.github.dokucamel.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dokucamel.rest.RestAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Acknowledges a notification that the ledger has. */
final class AnswerNotification implements Processor {

    private static final byte[] RECEIVED = "{\"received\":true}".getBytes(UTF_8);

    @Override
    public void process(Exchange exchange) {
        RestAnswer.json(exchange, 200, RECEIVED);
    }
}
