package io.github.dokucamel.notification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.dokucamel.told.CardBlot;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A body as it may be kept: byte for byte, unless it holds a card number. Then the number is blotted
 * out, and of the rest white space and the spelling of texts may change, never a member: what stood
 * there twice still does.
 */
public final class BlottedBody {

    private static final JsonFactory JSON = new JsonFactory();

    /** The name under which a list of {@code {"name":...,"value":...}} has what others call a member. */
    private static final String VALUE = "value";

    private static final String NAME = "name";

    private BlottedBody() {}

    public static byte[] of(byte[] body) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            String json = text.startsWith("\ufeff") ? text.substring(1) : text;
            StringWriter copy = new StringWriter(json.length());
            return isBlotted(json, copy) ? copy.toString().getBytes(StandardCharsets.UTF_8) : body;
        } catch (IOException e) {
            // No JSON: no member says what a number is. Each byte is one character of this
            // encoding.
            String text = new String(body, StandardCharsets.ISO_8859_1);
            String blotted = CardBlot.of(text);
            return blotted.equals(text) ? body : blotted.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Whether the copy differs in a value. */
    private static boolean isBlotted(String json, StringWriter copy) throws IOException {
        boolean differs = false;
        Deque<Place> places = new ArrayDeque<>(List.of(new Place()));
        try (JsonParser parser = JSON.createParser(json);
                JsonGenerator written = JSON.createGenerator(copy)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> places.push(new Place());
                    case END_OBJECT -> places.pop();
                    case FIELD_NAME -> places.element().member = parser.currentName();
                    default -> {}
                }
                if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
                    written.copyCurrentEvent(parser);
                    continue;
                }
                String text = parser.getText();
                String blotted = CardBlot.of(places.element().named(text), text);
                differs |= !blotted.equals(text);
                if (token.isNumeric() && blotted.equals(text)) {
                    written.writeNumber(text);
                } else {
                    written.writeString(blotted);
                }
            }
        }
        return differs;
    }

    /** Where the copy is within one object. */
    private static final class Place {

        private String member = "";

        /** What the object says that it is called; empty while it has not. */
        private String name = "";

        /** The name of what stands here. */
        String named(String text) {
            if (member.equals(NAME)) {
                name = text;
            }
            return member.equals(VALUE) && !name.isEmpty() ? name : member;
        }
    }
}
