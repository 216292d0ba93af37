package io.github.dokucamel.inbound;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.QrisWords;
import io.github.dokucamel.signature.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Whose Notify QRIS it is, by its words; of nothing else that it says is anything believed.
 *
 * <p>In: HTTP call, a form or a query. Out: body {@link Told}, no headers. Fails with {@link
 * HttpProblemException}, {@link RefusedNotificationException}.
 */
final class VerifyQris implements Processor {

    private static final int LONGEST = 512;
    private static final int MOST_BYTES = 20_000;

    /** What it takes to ask DOKU. */
    record Told(String merchant, String invoiceNumber) {}

    private final Map<String, Secret> keys;

    /**
     * @throws InvalidSettingException when there is a key of a merchant that does not exist
     */
    VerifyQris(Settings settings) {
        this.keys = settings.notifications().qrisKeys();
        for (String alias : keys.keySet()) {
            if (!settings.merchants().containsKey(alias)) {
                throw new InvalidSettingException(
                        "doku.merchant.%s.qris-shared-key: there is no merchant %s"
                                .formatted(alias, alias));
            }
        }
    }

    @Override
    public void process(Exchange exchange) {
        InboundVariables.PUBLIC_PATH.set(exchange, "doku.notification.qris-path");
        Map<String, String> said = said(exchange);
        String[] summed = {
            required(said, "ISSUERID"),
            required(said, "TXNDATE"),
            required(said, "MERCHANTPAN"),
            required(said, "INVOICE")
        };
        String words = required(said, "WORDS");
        String invoiceNumber = required(said, "TRANSACTIONID");
        String merchant = null;
        for (Map.Entry<String, Secret> key : keys.entrySet()) {
            if (QrisWords.hold(key.getValue(), words, summed)) {
                merchant = key.getKey();
            }
        }
        if (merchant == null) {
            throw new RefusedNotificationException(
                    "somebody",
                    () -> "its WORDS were made with no qris-shared-key that is known here");
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(new Told(merchant, invoiceNumber));
    }

    private static Map<String, String> said(Exchange exchange) {
        Map<String, String> said = new HashMap<>();
        if (exchange.getMessage().getBody() instanceof Map<?, ?> form) {
            // A name that came twice is a list.
            form.forEach((name, value) -> put(said, name.toString(), value));
            return said;
        }
        for (String pair : pairs(exchange.getMessage()).split("&")) {
            String[] parts = pair.split("=", 2);
            put(said, decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return said;
    }

    /** A form as it came, which the runner's server does not take apart; else the query. */
    private static String pairs(Message message) {
        byte[] form = message.getBody(byte[].class);
        if (form != null && form.length > MOST_BYTES) {
            throw HttpProblemException.badRequest("The form is too long");
        }
        if (form != null && form.length > 0) {
            return new String(form, StandardCharsets.UTF_8).strip();
        }
        return message.getHeader(Exchange.HTTP_RAW_QUERY) instanceof String query ? query : "";
    }

    private static void put(Map<String, String> said, String name, Object value) {
        if (!(value instanceof String text) || said.put(name, text) != null) {
            throw HttpProblemException.badRequest("A parameter came more than once");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpProblemException.badRequest("The escapes of a parameter are broken");
        }
    }

    private static String required(Map<String, String> said, String name) {
        String value = said.getOrDefault(name, "").strip();
        if (value.isEmpty() || value.length() > LONGEST) {
            throw HttpProblemException.badRequest(
                    "The parameter " + name + " is missing, or too long");
        }
        return value;
    }
}
