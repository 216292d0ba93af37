package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.told.CardNumbers;
import io.github.dokucamel.told.Shown;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.Set;

/**
 * What a person decided about an unresolved order, as it came over HTTP.
 *
 * @param outcome null when nothing is settled
 * @param reason one line, at most 500 characters
 * @param paymentUrl null when it is not known
 */
record Decision(Outcome outcome, String reason, String paymentUrl) {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_URL = 2_000;

    /** @throws HttpProblemException 400 when it is not as described */
    static Decision toReplay(byte[] body) {
        return new Decision(null, reason(read(body, Set.of("reason"))), null);
    }

    /** @throws HttpProblemException 400 when it is not as described */
    static Decision toSettle(byte[] body) {
        ObjectNode json = read(body, Set.of("outcome", "reason", "payment_url"));
        Outcome outcome =
                switch (json.path("outcome").asText()) {
                    case "accepted" -> Outcome.ACCEPTED;
                    case "declined" -> Outcome.DECLINED;
                    default -> throw wrong("outcome is accepted or declined");
                };
        String url = json.path("payment_url").isNull() ? null : text(json, "payment_url");
        if (url != null && (outcome != Outcome.ACCEPTED || !isWebAddress(url))) {
            throw wrong("payment_url is the https address of an accepted order's payment page");
        }
        return new Decision(outcome, reason(json), url);
    }

    private static ObjectNode read(byte[] body, Set<String> members) {
        JsonNode json;
        try {
            json = OrderJson.read(body == null ? new byte[0] : body);
        } catch (IOException e) {
            throw wrong("The body is no JSON object");
        }
        if (!(json instanceof ObjectNode object)) {
            throw wrong("The body is no JSON object");
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!members.contains(name)) {
                throw wrong(Shown.of(name, 40) + " is no member of it; known are " + members);
            }
        }
        return object;
    }

    private static String reason(ObjectNode json) {
        String reason = text(json, "reason");
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw wrong("reason is missing or longer than " + LONGEST_REASON + " characters");
        }
        if (CardNumbers.isIn(reason)) {
            throw wrong("reason holds what looks like a card number; leave it out");
        }
        return Shown.of(reason.strip(), LONGEST_REASON);
    }

    private static String text(ObjectNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw wrong(name + " is a text");
        }
        return value.textValue();
    }

    private static boolean isWebAddress(String text) {
        try {
            return text.length() <= LONGEST_URL
                    && "https".equals(URI.create(text).getScheme())
                    && URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static HttpProblemException wrong(String detail) {
        return new HttpProblemException(400, "Bad Request", detail);
    }
}
