package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One request, read to its end.
 *
 * @param path as it stood on the wire, not decoded, without the query
 * @param query behind the question mark, as it stood on the wire; empty when there is none
 */
record ReceivedRequest(
        String method,
        String path,
        String query,
        MultiMap headers,
        byte[] body,
        Instant receivedAt) {

    /** Where operations have what faults and records call the invoice number. */
    private static final List<String> INVOICE_NUMBERS =
            List.of(
                    "/order/invoice_number",
                    "/trxId",
                    "/partnerReferenceNo",
                    "/originalPartnerReferenceNo",
                    "/payout/invoice_number",
                    "/transfer/invoice_number",
                    "/virtualAccountNo");

    /**
     * That of the order in the body, or the identifier that a status call asks for; empty when there
     * is neither.
     */
    String invoiceNumber() {
        if (OrderStatus.isAskedBy(path)) {
            return OrderStatus.identifier(path).orElse("");
        }
        JsonNode json = json();
        return INVOICE_NUMBERS.stream()
                .map(pointer -> json.at(pointer).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The body; a missing node when it is not JSON. */
    JsonNode json() {
        return Json.read(body);
    }

    boolean isPost() {
        return method.equals("POST");
    }

    /** The first value of this parameter of the query; empty when there is none. */
    String inQuery(String name) {
        return Stream.of(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .findFirst()
                .flatMap(pair -> decoded(pair.substring(name.length() + 1)))
                .orElse("");
    }

    /** Empty when the escapes are broken. */
    static Optional<String> decoded(String escaped) {
        try {
            return Optional.of(URLDecoder.decode(escaped, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The only, not blank value of this header; null when there is none or there are several. */
    String single(String name) {
        List<String> values = headers.getAll(name);
        return values.size() == 1 && !values.get(0).isBlank() ? values.get(0) : null;
    }

    /** In whichever scheme it is sent; null when there is none. */
    String clientId() {
        String clientId = single("Client-Id");
        String partner = clientId == null ? single("X-PARTNER-ID") : clientId;
        return partner == null ? single("X-CLIENT-KEY") : partner;
    }

    /**
     * @throws Refused its type is another one
     */
    void requireJson() {
        String type = String.valueOf(single("Content-Type")).replaceFirst("(?s);.*", "");
        if (!type.strip().equalsIgnoreCase(Answer.JSON)) {
            throw new Refused(outside(415, "Unsupported Media Type"));
        }
    }

    /** Who sent it by which id of either scheme, and when. */
    PaymentPage.Origin origin() {
        String id = requestId() == null ? externalId() : requestId();
        return new PaymentPage.Origin(clientId(), id, receivedAt);
    }

    /** DOKU's shape for unknown paths and crashes: {@code {"timestamp","status","error","path"}}. */
    Answer outside(int status, String error) {
        ObjectNode facts = facts().put("status", status).put("error", error);
        return Answer.json(status, Bodies.of("outside", facts), "");
    }

    ObjectNode facts() {
        Instant at = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        return Json.object().put("timestamp", at.toString()).put("path", path);
    }

    /** Null when there is none, as in SNAP's scheme. */
    String requestId() {
        return single("Request-Id");
    }

    /** Of the day, in SNAP's scheme; null when there is none. */
    String externalId() {
        return single("X-EXTERNAL-ID");
    }
}
