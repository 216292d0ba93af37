package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

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

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

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
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The first value of this parameter of the query; empty when there is none. */
    String inQuery(String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(
                            pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return "";
                }
            }
        }
        return "";
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

    /** Null when there is none, as in SNAP's scheme. */
    String requestId() {
        return single("Request-Id");
    }

    /** Of the day, in SNAP's scheme; null when there is none. */
    String externalId() {
        return single("X-EXTERNAL-ID");
    }
}
