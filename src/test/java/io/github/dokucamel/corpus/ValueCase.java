package io.github.dokucamel.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One field in an otherwise valid order, written in every format that can hold it.
 *
 * @param field as CSV names it, e.g. {@code item.name}
 * @param value as text; null when {@code json} says what stands in JSON
 * @param in formats to try; empty for all that can hold it
 * @param expect {@code accepted}, or the messages of all that is wrong
 * @param sends what DOKU gets, as text, when that is not the value itself; {@code nothing} when it stays here
 * @param csv what DOKU gets of a cell in CSV, which is put right where JSON is refused; null where it
 *     is judged like JSON
 */
record ValueCase(
        String family,
        String name,
        String field,
        String value,
        String json,
        List<String> in,
        List<String> expect,
        String sends,
        String csv) {

    static final String INVOICE_NUMBER = "INV-1";
    private static final String ITEM = "item.";

    boolean accepted() {
        return expect.equals(List.of("accepted"));
    }

    /** The same as a file of that format has it judged. */
    ValueCase as(String format) {
        return csv == null || !format.equals("csv")
                ? this
                : new ValueCase(
                        family, name, field, value, json, in, List.of("accepted"), csv, null);
    }

    /** Whether {@code format} can say this at all. */
    boolean fits(String format) {
        if (!in.isEmpty()) {
            return in.contains(format);
        }
        boolean json = format.startsWith("json");
        if (value == null) {
            return json;
        }
        return json || !value.isBlank() && value.chars().allMatch(ValueCase::plain);
    }

    /** What XML knows and neither it nor CSV changes. */
    private static boolean plain(int c) {
        return c >= ' ' && c < 0xFFFE || c == '\t' || c == '\n';
    }

    byte[] file(String format) {
        String text =
                switch (format) {
                    case "json" -> "[\n" + order(INVOICE_NUMBER, null) + "\n]\n";
                    case "jsonl" -> order(INVOICE_NUMBER, null) + "\n";
                    case "csv" -> rows();
                    case "xml" -> xml();
                    default -> throw new IllegalArgumentException(format);
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The line at which the order starts in {@link #file}. */
    long line(String format) {
        return format.equals("jsonl") || format.equals("xml") ? 1 : 2;
    }

    /**
     * The order as JSON.
     *
     * @param merchant null for the default
     */
    String order(String invoiceNumber, String merchant) {
        ObjectNode order = tree(invoiceNumber);
        if (merchant != null) {
            order.put("merchant", merchant);
        }
        String marker = "\"a place for the value\"";
        put(order, TextNode.valueOf("a place for the value"));
        String written = value == null ? json : quoted(value);
        return order.toString().replace(marker, written);
    }

    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c < ' ' || Character.isSurrogate(c) || c == 0xFFFF) {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return text.append('"').toString();
    }

    private ObjectNode tree(String invoiceNumber) {
        ObjectNode order;
        try {
            order =
                    (ObjectNode)
                            OrderJson.read(
                                    "{\"amount\":90000,\"customer\":{\"email\":\"anton@example.com\"}}"
                                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        order.put("invoice_number", invoiceNumber);
        if (field.equals("item.price") || field.equals("item.quantity")) {
            order.withArrayProperty("line_items")
                    .addObject()
                    .put("price", 90000)
                    .put("quantity", 1);
        } else if (field.startsWith(ITEM)) {
            order.withArrayProperty("line_items").addObject();
        }
        return order;
    }

    private void put(ObjectNode order, JsonNode node) {
        ObjectNode parent = order;
        String path = field;
        if (field.startsWith(ITEM)) {
            parent = (ObjectNode) order.get("line_items").get(0);
            path = field.substring(ITEM.length());
        }
        String[] names = path.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.withObjectProperty(names[i]);
        }
        parent.set(names[names.length - 1], node);
    }

    private String rows() {
        ObjectNode order = tree(INVOICE_NUMBER);
        put(order, TextNode.valueOf(value));
        StringBuilder header = new StringBuilder();
        StringBuilder row = new StringBuilder();
        cells("", order, header, row);
        return header.substring(1) + "\n" + row.substring(1) + "\n";
    }

    private static void cells(
            String prefix, JsonNode node, StringBuilder header, StringBuilder row) {
        for (var member : node.properties()) {
            if (member.getKey().equals("line_items")) {
                cells(ITEM, member.getValue().get(0), header, row);
            } else if (member.getValue().isObject()) {
                cells(prefix + member.getKey() + ".", member.getValue(), header, row);
            } else {
                header.append(',').append(prefix).append(member.getKey());
                String cell = member.getValue().asText().replace("\"", "\"\"");
                row.append(",\"").append(cell).append('"');
            }
        }
    }

    private String xml() {
        ObjectNode order = tree(INVOICE_NUMBER);
        put(order, TextNode.valueOf(value));
        return "<order>" + elements(order) + "</order>";
    }

    private static String elements(JsonNode node) {
        StringBuilder xml = new StringBuilder();
        for (var member : node.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            String inner;
            if (value.isArray()) {
                inner = "<line_item>" + elements(value.get(0)) + "</line_item>";
            } else if (value.isObject()) {
                inner = elements(value);
            } else {
                inner =
                        value.asText()
                                .replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;");
            }
            xml.append("<%s>%s</%s>".formatted(name, inner, name));
        }
        return xml.toString();
    }

    @Override
    public String toString() {
        return family + ": " + name;
    }
}
