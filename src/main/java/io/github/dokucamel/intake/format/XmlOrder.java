package io.github.dokucamel.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.Excerpt;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * One {@code <order>} as a tree. An element with elements in it is an object, one with text is a
 * text, an empty one is absent. What a JSON object could not say makes the order unreadable.
 */
final class XmlOrder {

    private static final int DEEPEST = 100;
    private static final String ITEMS = "line_items";
    private static final String ITEM = "line_item";

    private final XmlText xml;
    private final long line;
    private ObjectNode tree = JsonNodeFactory.instance.objectNode();
    private Violation violation;

    XmlOrder(XmlText xml, long line) {
        this.xml = xml;
        this.line = line;
    }

    /** Reads from the start tag, where the parser stands, to the end tag. */
    void read() throws IOException, XMLStreamException {
        String root = xml.reader().getLocalName();
        if (!root.equals("order")) {
            refuse("xml_not_an_order", root);
        }
        JsonNode node = element(root, 0);
        if (node instanceof ObjectNode object) {
            tree = object;
        } else if (node != null) {
            refuse("xml_text_for_fields", root);
        }
    }

    RawOrder order() {
        return violation == null ? RawOrder.read(line, tree) : RawOrder.unreadable(line, violation);
    }

    private JsonNode element(String path, int depth) throws IOException, XMLStreamException {
        refuseAttributes(path);
        boolean items = depth == 1 && xml.reader().getLocalName().equals(ITEMS);
        StringBuilder text = new StringBuilder();
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Set<String> names = new HashSet<>();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        text.append(xml.reader().getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> refuse("xml_entity", path);
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = xml.reader().getLocalName();
                    if (items) {
                        item(name, path, list);
                    } else {
                        if (!names.add(name)) {
                            refuse("xml_twice", path + "/" + name);
                        }
                        field(name, path, depth, fields);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return value(path, text, items && !list.isEmpty() ? list : fields);
                }
                default -> {
                    // Comments and processing instructions say nothing about an order.
                }
            }
        }
    }

    private void field(String name, String path, int depth, ObjectNode fields)
            throws IOException, XMLStreamException {
        String child = path + "/" + name;
        if (depth == DEEPEST) {
            refuse("xml_nested", name);
            skip();
            return;
        }
        JsonNode value = element(child, depth + 1);
        if (value != null) {
            fields.set(name, value);
        }
    }

    private void item(String name, String path, ArrayNode list)
            throws IOException, XMLStreamException {
        if (!name.equals(ITEM)) {
            refuse("xml_not_an_item", path + "/" + name);
        }
        JsonNode value = element(path + "/" + name, 2);
        list.add(value == null ? JsonNodeFactory.instance.objectNode() : value);
    }

    private JsonNode value(String path, StringBuilder text, JsonNode inner) {
        boolean blank = text.toString().isBlank();
        if (inner.isEmpty()) {
            return blank ? null : TextNode.valueOf(text.toString());
        }
        if (!blank) {
            refuse("xml_mixed", path);
        }
        return inner;
    }

    private void refuseAttributes(String path) {
        if (xml.reader().getAttributeCount() > 0) {
            String name = xml.reader().getAttributeLocalName(0);
            refuse("xml_attribute", path, "name", Excerpt.of(name));
        }
    }

    /** The first reason counts. */
    private void refuse(String code, String path, Object... more) {
        if (violation == null) {
            Map<String, String> values = new HashMap<>(Why.of(code, more).values());
            values.put("path", Excerpt.of(path));
            values.put("line", String.valueOf(xml.line()));
            violation = Unreadable.violation(new Why(code, values));
        }
    }

    private void skip() throws IOException, XMLStreamException {
        for (int open = 1; open > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
    }
}
