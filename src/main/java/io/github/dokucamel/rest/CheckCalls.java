package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.Arrivals;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.intake.MalformedOrderException;
import io.github.dokucamel.intake.OneObject;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.check.CheckCall;
import io.github.dokucamel.send.CallSecrets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Validates one call.
 *
 * <p>In: body {@code byte[]} or text, DOKU's own JSON; variables {@code operation}, {@code merchant},
 * {@code idempotency_key} and {@code customer}, from a caller in the process also as headers;
 * variables {@code source}, {@code arrival} and {@code members}, all optional. Out: body {@link
 * Arrivals}; variable {@code secret-id}. Fails with {@link MalformedOrderException} when the body is
 * no JSON object.
 */
final class CheckCalls implements Processor {

    private static final Source DIRECT = Source.of("direct", null);

    private final CheckCall check;
    private final CallMembers members;
    private final OneObject oneObject;
    private final CallSecrets secrets;

    CheckCalls(CheckCall check, Catalogue catalogue, int mostBytes, CallSecrets secrets) {
        this.check = check;
        this.members = new CallMembers(catalogue);
        this.oneObject = new OneObject(mostBytes, "send DOKU's body as one JSON object");
        this.secrets = secrets;
    }

    @Override
    public void process(Exchange exchange) {
        Source given = exchange.getVariable(IntakeVariables.SOURCE, Source.class);
        Source source = given == null ? DIRECT : given;
        ObjectNode request = oneObject.read(exchange.getMessage().getBody(byte[].class));
        String operation = named(exchange, given, IntakeVariables.OPERATION);
        members(exchange, given, operation)
                .forEach(
                        (name, value) -> {
                            if (!request.hasNonNull(name)) {
                                request.put(name, value);
                            }
                        });
        CheckCall.Result result =
                check.check(
                        new CheckCall.Given(
                                named(exchange, given, IntakeVariables.MERCHANT),
                                operation,
                                named(exchange, given, IntakeVariables.KEY),
                                named(exchange, given, IntakeVariables.CUSTOMER),
                                request));
        if (result.isSensitive()) {
            // Before it is recorded: from then on somebody may send it.
            secrets.put(result.secretId(), result.secrets());
        }
        exchange.setVariable(IntakeVariables.SECRET_ID, result.secretId());
        NewOrder call =
                new NewOrder(arrival(exchange, source), source, 0, lane(source), result.checked());
        exchange.getMessage().setBody(new Arrivals(List.of(call), true));
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> members(Exchange exchange, Source given, String operation) {
        if (given == null) {
            return members.of(operation, name -> text(exchange.getMessage(), name));
        }
        return exchange.getVariable(IntakeVariables.MEMBERS, Map.of(), Map.class);
    }

    /** Headers are read only where they cannot come from outside the process. */
    private static String named(Exchange exchange, Source given, String name) {
        String variable = exchange.getVariable(name, String.class);
        return variable != null || given != null ? variable : text(exchange.getMessage(), name);
    }

    private static String text(Message message, String name) {
        return message.getHeader(name) instanceof String text ? text : null;
    }

    private static String arrival(Exchange exchange, Source source) {
        String named = exchange.getVariable(IntakeVariables.ARRIVAL, String.class);
        return source.intake() + "-call:" + (named == null ? UUID.randomUUID().toString() : named);
    }

    private static Lane lane(Source source) {
        boolean awaited = !source.intake().equals("jms") || source.replyTo() != null;
        return awaited ? Lane.WAITING : Lane.BATCH;
    }
}
