package io.github.dokucamel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A call of a catalogue entry that holds what it must and nothing else. */
final class SampleCall {

    private static final AtomicLong NUMBERS = new AtomicLong(1_000_000);

    /** A value of its own in every call. */
    private static final Set<String> UNIQUE =
            Set.of(
                    "order.invoice_number",
                    "payout.invoice_number",
                    "transfer.invoice_number",
                    "trxId",
                    "partnerReferenceNo",
                    "partnerRefundNo",
                    "customerNo");

    private final CatalogueEntry entry;
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String path;

    private SampleCall(CatalogueEntry entry) {
        this.entry = entry;
        this.path = entry.path();
    }

    static SampleCall of(CatalogueEntry entry) {
        SampleCall call = new SampleCall(entry);
        String query = "";
        for (EntryField field : entry.fields()) {
            String name = field.path().toString();
            if (!field.mandatory()) {
                continue;
            }
            String text = value(field).asText();
            switch (field.place()) {
                case "body" -> call.put(name, value(field));
                case "header" ->
                        call.headers.put(
                                name, name.equals("Authorization") ? "Bearer partner" : text);
                case "query" -> query += (query.isEmpty() ? "?" : "&") + name + "=" + encoded(text);
                default -> call.path = call.path.replace("{" + name + "}", encoded(text));
            }
        }
        call.path += query;
        entry.constants().forEach(call::put);
        call.agree();
        return call;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static JsonNode value(EntryField field) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        String name = field.path().toString();
        int max = field.maxLength() == null ? 20 : field.maxLength();
        int min = field.minLength() == null ? 1 : field.minLength();
        if (!field.allowed().isEmpty()) {
            return json.textNode(field.allowed().get(0));
        }
        if (UNIQUE.contains(name)) {
            return json.textNode(Long.toString(NUMBERS.incrementAndGet()));
        }
        return switch (field.type()) {
            case "object" -> json.objectNode();
            case "array" -> json.arrayNode();
            case "boolean" -> json.booleanNode(true);
            case "integer", "number" -> json.numberNode(max >= 5 ? 10_000 : 1);
            case "money" -> json.textNode("10000.00");
            case "digits" -> json.textNode("1".repeat(Math.max(min, Math.min(max, 9))));
            default -> json.textNode("a".repeat(Math.max(min, Math.min(max, 9))));
        };
    }

    /** Members that several fields make together. */
    private void agree() {
        if (body.has("partnerServiceId")) {
            String partner = "   19008";
            body.put("partnerServiceId", partner);
            if (!body.has("customerNo")) {
                body.put("customerNo", "6");
            }
            body.put("virtualAccountNo", partner + body.path("customerNo").asText());
        }
        if (entry.id().equals("ovo-payment")) {
            body.withObject("/client").put("id", Merchant.CLIENT_ID);
            String summed =
                    body.at("/order/amount").asText()
                            + body.at("/client/id").asText()
                            + body.at("/order/invoice_number").asText()
                            + body.at("/ovo_info/ovo_id").asText()
                            + Merchant.SECRET;
            body.withObject("/security").put("check_sum", sha256(summed));
        }
        if (entry.id().equals("snap-token-b2b2c")) {
            body.put("authCode", "agreed");
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SampleCall put(String fieldPath, JsonNode value) {
        String[] steps = fieldPath.split("\\.");
        ObjectNode parent = body;
        for (int i = 0; i < steps.length; i++) {
            boolean each = steps[i].endsWith("[]");
            String name = each ? steps[i].substring(0, steps[i].length() - 2) : steps[i];
            boolean last = i == steps.length - 1;
            if (each) {
                ArrayNode array = parent.withArray("/" + name);
                if (last) {
                    array.add(value);
                } else {
                    parent = array.isEmpty() ? array.addObject() : (ObjectNode) array.get(0);
                }
            } else if (last) {
                if (!(value.isContainerNode() && parent.path(name).isContainerNode())) {
                    parent.set(name, value);
                }
            } else {
                parent = parent.withObject("/" + name);
            }
        }
        return this;
    }

    SampleCall put(String fieldPath, String value) {
        return put(fieldPath, JsonNodeFactory.instance.textNode(value));
    }

    SampleCall without(String member) {
        Pointed.remove(body, "/" + member.replace('.', '/'));
        return this;
    }

    SampleCall at(String otherPath) {
        path = otherPath;
        return this;
    }

    String text(String pointer) {
        return body.at(pointer).asText();
    }

    /** Whatever the operation calls it. */
    String invoiceNumber() {
        return Stream.of("/order/invoice_number", "/trxId", "/partnerReferenceNo")
                .map(this::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    Merchant plain() {
        if (entry.method().equals("GET")) {
            return Merchant.gets(path);
        }
        return Merchant.sends(entry.method(), path, body.toString());
    }

    SnapCaller snap(String token) {
        SnapCaller caller =
                entry.isTokenCall()
                        ? SnapCaller.asksForToken(path, body.toString())
                        : SnapCaller.calls(entry.method(), path, body.toString(), token);
        headers.forEach(caller::with);
        return caller;
    }

    Map<String, String> headers() {
        return headers;
    }
}
