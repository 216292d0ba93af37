package io.github.dokucamel.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.Acts;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.order.OrderJson;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the next revision of an order, the same but for when it is to be paid.
 *
 * <p>In: variables {@code act}, {@code bill} and {@code acted}. Out: body {@code byte[]}, the order;
 * variable {@code source}.
 */
record PrepareRevision(Acts acts) implements Processor {

    @Override
    public void process(Exchange exchange) {
        ActRequest.Body wanted = ActVariables.ACT.get(exchange).body();
        ObjectNode order =
                OrderJson.tree(
                        acts.bill(ActVariables.BILL.get(exchange), 0).orElseThrow().newest());
        order.put("revision", ActVariables.ACTED.get(exchange).revision());
        if (wanted.expiresInMinutes() != null) {
            order.put("expires_in_minutes", wanted.expiresInMinutes());
        }
        if (wanted.dueDate() != null) {
            order.put("due_date", wanted.dueDate());
        }
        IntakeVariables.SOURCE.set(exchange, Source.of("rest", null));
        exchange.getMessage().setBody(order.toString().getBytes(StandardCharsets.UTF_8));
    }
}
