package io.github.dokucamel.gateway;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.operation.WireRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Signs one attempt right before it is posted: stored Request-Id and bytes, fresh timestamp and
 * signature. Every header that was on the message is gone afterwards; only DOKU's and the two that
 * steer camel-http are there.
 *
 * <p>In: variables {@code outgoing} and {@code attempt}, and {@code tokens} where the operation needs
 * some. Out: body {@code byte[]} as stored, the signed headers. Fails with {@link NotReadyException}.
 */
record SignRequest(CallHeaders headers) implements Processor {

    @Override
    public void process(Exchange exchange) throws NotReadyException {
        Attempt attempt = SendVariables.ATTEMPT.get(exchange);
        Outgoing outgoing = SendVariables.OUTGOING.get(exchange);
        headers.put(
                exchange,
                outgoing.merchant(),
                outgoing.operation(),
                attempt.requestId(),
                new WireRequest(attempt.target(), attempt.headers(), attempt.body()));
    }
}
