package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.ArrivalName;
import io.github.dokucamel.intake.Arrivals;
import io.github.dokucamel.intake.CallNames;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.intake.MalformedOrderException;
import io.github.dokucamel.intake.OneObject;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.operation.check.CheckCall;
import io.github.dokucamel.send.CallSecrets;
import io.github.dokucamel.signature.NameUuid;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Validates one call.
 *
 * <p>In: body {@code byte[]} or text, DOKU's own JSON; variable {@code call}, or from a caller in the
 * process the headers {@code operation}, {@code merchant}, {@code idempotency_key}, {@code
 * customer}, {@code force} and {@code reason}; variables {@code source} and {@code arrival}, optional. Out: body {@link
 * Arrivals}; variable {@code secret-id}. Fails with {@link MalformedOrderException} when the body is
 * no JSON object, or a header is no text or is called nearly like one of these.
 */
record CheckCalls(CheckCall check, CallMembers members, OneObject oneObject, CallSecrets secrets)
        implements Processor {

    @Override
    public void process(Exchange exchange) {
        Source source = IntakeVariables.source(exchange);
        ObjectNode request = oneObject.read(exchange.getMessage().getBody(byte[].class));
        request.fieldNames().forEachRemaining(CheckCalls::refuseKey);
        CallNames names =
                source.equals(Source.DIRECT)
                        ? inHeaders(exchange.getMessage())
                        : IntakeVariables.CALL.get(exchange);
        names.members()
                .forEach(
                        (name, value) -> {
                            if (!request.hasNonNull(name)) {
                                request.put(name, value);
                            }
                        });
        CheckCall.Result result =
                check.check(
                        new CheckCall.Given(
                                names.merchant(),
                                names.operation(),
                                key(exchange, source, names),
                                names.customer(),
                                request,
                                names.force(),
                                names.reason()));
        if (result.isSensitive()) {
            // Before it is recorded: from then on somebody may send it.
            secrets.put(result.secretId(), result.secrets());
        }
        IntakeVariables.SECRET_ID.set(exchange, result.secretId());
        NewOrder call =
                new NewOrder(
                        ArrivalName.call(source, IntakeVariables.ARRIVAL.get(exchange)),
                        source,
                        0,
                        Arrivals.lane(source),
                        result.checked());
        exchange.getMessage().setBody(new Arrivals(List.of(call), true));
    }

    /** Of a caller in the process: what comes from outside never has its headers read. */
    private CallNames inHeaders(Message message) {
        message.getHeaders().keySet().forEach(CallNames::requireNotMeant);
        String operation = text(message, CallNames.OPERATION);
        return new CallNames(
                operation,
                text(message, CallNames.MERCHANT),
                text(message, CallNames.KEY),
                text(message, CallNames.CUSTOMER),
                text(message, CallNames.FORCE),
                text(message, CallNames.REASON),
                members.of(operation, name -> text(message, name)));
    }

    /** A key in the body is sent to DOKU, and heard by nobody. */
    private static void refuseKey(String member) {
        if (CallNames.isNearKey(member)) {
            throw new MalformedOrderException(Why.of("call_key_member", "name", Shown.of(member)));
        }
    }

    private static String text(Message message, String name) {
        Object value = message.getHeader(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new MalformedOrderException(Why.of("header_not_text", "name", name));
    }

    /**
     * A message without one has one by its id, so that the Request-Id of its call is the same when it
     * is delivered again to a ledger that never heard of it.
     */
    private static String key(Exchange exchange, Source source, CallNames names) {
        String message = IntakeVariables.ARRIVAL.get(exchange);
        return names.key() != null || message == null
                ? names.key()
                : lettered(
                        NameUuid.of(
                                "message",
                                source.intake(),
                                String.valueOf(source.name()),
                                message));
    }

    /** With letters for its digits, of which some would look like a card's. */
    private static String lettered(UUID id) {
        StringBuilder letters = new StringBuilder();
        for (char c : id.toString().toCharArray()) {
            letters.append(c >= '0' && c <= '9' ? (char) ('g' + c - '0') : c);
        }
        return letters.toString();
    }
}
