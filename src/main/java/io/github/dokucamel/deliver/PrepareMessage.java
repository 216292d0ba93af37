package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.ReplyTo;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.http.HttpMethods;

/**
 * Turns one delivery into the message that its destination gets: the outcome document and a few
 * headers of ours, nothing that came from outside.
 *
 * <p>In: body {@link Delivery}. Out: body {@code byte[]} JSON, text for messaging; headers {@code
 * Content-Type}, {@code DokuDeliveryId}, {@code DokuOutcome}, {@code CamelFileName}, and for HTTP
 * {@code CamelHttpMethod}; variables {@code delivery} and {@code endpoint}.
 *
 * @param jms name of the JMS component that replies go through
 */
record PrepareMessage(String jms) implements Processor {

    /** Schemes whose messages are text where the body is a String, and bytes otherwise. */
    private static final Pattern MESSAGING =
            Pattern.compile("[a-z0-9-]*(jms|amqp|activemq)[a-z0-9]*:");

    private static final Pattern HTTP = Pattern.compile("https?:");

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Delivery delivery = message.getBody(Delivery.class);
        exchange.setVariable("delivery", delivery);
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader("DokuDeliveryId", delivery.deliveryId());
        message.setHeader("DokuOutcome", delivery.outcome());
        message.setHeader(Exchange.FILE_NAME, delivery.fileName());
        message.setBody(delivery.document());
        String endpoint = delivery.destination();
        if (endpoint.equals(Destinations.REPLY)) {
            ReplyTo replyTo = ReplyTo.of(delivery.replyTo());
            endpoint = replyTo.endpoint(jms);
            message.setHeader("CamelJmsDestinationName", replyTo.named());
            message.setHeader("JMSCorrelationID", delivery.correlationId());
        }
        if (MESSAGING.matcher(endpoint).lookingAt()) {
            message.setBody(new String(delivery.document(), StandardCharsets.UTF_8));
        }
        if (HTTP.matcher(endpoint).lookingAt()) {
            // Camel would turn an address with a query into a GET, and leave the document out.
            message.setHeader(Exchange.HTTP_METHOD, HttpMethods.POST);
        }
        exchange.setVariable("endpoint", endpoint);
    }
}
