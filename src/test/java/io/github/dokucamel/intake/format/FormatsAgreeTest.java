package io.github.dokucamel.intake.format;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same orders, written in any of the formats, are read as the same orders. */
class FormatsAgreeTest {

    private static final List<String> COLUMNS =
            List.of(
                    "merchant",
                    "invoice_number",
                    "amount",
                    "customer.name",
                    "customer.email",
                    "theme.language",
                    "extra.payment.type",
                    "item.name",
                    "item.price",
                    "item.quantity");

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void ordersReadBackEqual(@ForAll("orders") List<ObjectNode> orders) throws IOException {
        assertEquals(orders, read(OrderFormat.JSON, orders.toString()));
        assertEquals(orders, read(OrderFormat.JSON_LINES, lines(orders)));
        assertEquals(orders, read(OrderFormat.CSV, csv(orders)));
        assertEquals(orders, read(OrderFormat.XML, xml(orders)));
    }

    /** Whatever a file holds, it is a batch or it is refused; nothing else is thrown. */
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aDamagedFileIsABatchOrRefused(
            @ForAll("orders") List<ObjectNode> orders,
            @ForAll int position,
            @ForAll byte value,
            @ForAll OrderFormat format)
            throws IOException {
        String text =
                switch (format) {
                    case JSON -> orders.toString();
                    case JSON_LINES -> lines(orders);
                    case CSV -> csv(orders);
                    case XML -> xml(orders);
                };
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes[Math.floorMod(position, bytes.length)] = value;
        assertDoesNotThrow(() -> readOrRefuse(format, bytes));
    }

    @Property(tries = 200)
    void anyBytesAreABatchOrRefused(@ForAll byte[] bytes, @ForAll OrderFormat format) {
        assertDoesNotThrow(() -> readOrRefuse(format, bytes));
    }

    private static void readOrRefuse(OrderFormat format, byte[] bytes) {
        try {
            Reading.of(format).atMost(4096).all(bytes);
        } catch (NotABatchException expected) {
            assertEquals('.', expected.getMessage().charAt(expected.getMessage().length() - 1));
        }
    }

    private static List<ObjectNode> read(OrderFormat format, String text) {
        return Reading.of(format).of(text).stream().map(RawOrder::tree).toList();
    }

    private static String lines(List<ObjectNode> orders) {
        return String.join("\n", orders.stream().map(ObjectNode::toString).toList());
    }

    private static String csv(List<ObjectNode> orders) throws IOException {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(COLUMNS);
        for (ObjectNode order : orders) {
            List<JsonNode> items = new ArrayList<>();
            order.path("line_items").forEach(items::add);
            for (int row = 0; row < Math.max(1, items.size()); row++) {
                JsonNode item = row < items.size() ? items.get(row) : order.path("none");
                csv.writeRecord(COLUMNS.stream().map(column -> cell(order, item, column)).toList());
            }
        }
        csv.flush();
        return text.toString();
    }

    private static String cell(ObjectNode order, JsonNode item, String column) {
        return column.startsWith("item.")
                ? item.path(column.substring(5)).asText()
                : order.at("/" + column.replace('.', '/')).asText();
    }

    private static String xml(List<ObjectNode> orders) {
        StringBuilder text = new StringBuilder("<orders>\n");
        orders.forEach(order -> text.append(element("order", order)).append('\n'));
        return text.append("</orders>").toString();
    }

    private static String element(String name, JsonNode value) {
        StringBuilder inner = new StringBuilder();
        if (value.isArray()) {
            value.forEach(item -> inner.append(element("line_item", item)));
        } else if (value.isObject()) {
            value.properties().forEach(e -> inner.append(element(e.getKey(), e.getValue())));
        } else {
            inner.append(
                    value.asText()
                            .replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;")
                            .replace("\r", "&#13;"));
        }
        return "<" + name + ">" + inner + "</" + name + ">";
    }

    @Provide
    Arbitrary<List<ObjectNode>> orders() {
        return order().list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(
                        orders -> {
                            for (int i = 0; i < orders.size(); i++) {
                                orders.get(i).put("invoice_number", "INV-" + i);
                            }
                            return orders;
                        });
    }

    private Arbitrary<ObjectNode> order() {
        Arbitrary<List<ObjectNode>> items =
                Combinators.combine(text(), number(), number())
                        .as(FormatsAgreeTest::item)
                        .list()
                        .ofMaxSize(3);
        return Combinators.combine(number(), text(), text().injectNull(0.5), items)
                .as(FormatsAgreeTest::order);
    }

    private static ObjectNode item(String name, String price, String quantity) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("price", price)
                .put("quantity", quantity);
    }

    private static ObjectNode order(
            String amount, String name, String optional, List<ObjectNode> items) {
        ObjectNode order = JsonNodeFactory.instance.objectNode().put("amount", amount);
        order.putObject("customer").put("name", name).put("email", "a@example.com");
        if (optional != null) {
            order.put("merchant", optional);
            order.putObject("theme").put("language", optional);
            order.putObject("extra").putObject("payment").put("type", optional);
        }
        if (!items.isEmpty()) {
            order.putArray("line_items").addAll(items);
        }
        return order;
    }

    private static Arbitrary<String> number() {
        return Arbitraries.integers().between(1, 1_000_000).map(String::valueOf);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(",;\t\"'<>&\n\r\\ |=#{}é漢\u2028\uFFFD")
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(text -> !text.isBlank());
    }
}
