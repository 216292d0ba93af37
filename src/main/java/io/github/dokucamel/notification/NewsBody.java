package io.github.dokucamel.notification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A body taken apart: the whole of it is checked to be JSON, few of its members are kept. */
final class NewsBody {

    private static final int DEEPEST = 100;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    /**
     * A text, or a number as it is spelt: none is computed before its length is known.
     *
     * @param isNumber whether it stood without quotes
     */
    record Value(String text, boolean isNumber) {}

    /** Reads the members of the outermost object, up to its end. */
    interface Reader {
        void members(JsonParser parser) throws IOException;
    }

    private final Map<Member, Value> values = new EnumMap<>(Member.class);
    private final Set<Member> seen = EnumSet.noneOf(Member.class);
    private boolean ambiguous;

    private NewsBody() {}

    /** Empty for what is not one JSON object in UTF-8, or says what decides it twice. */
    static Optional<NewsBody> of(byte[] bytes) {
        NewsBody body = new NewsBody();
        boolean whole = parse(bytes, parser -> body.members(parser, null));
        return whole && !body.ambiguous ? Optional.of(body) : Optional.empty();
    }

    /** False for what is not one JSON object in UTF-8; some of it may have been read by then. */
    static boolean parse(byte[] bytes, Reader reader) {
        if (bytes == null) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(text(bytes))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            reader.members(parser);
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Null where there is none; a number as it was spelt. */
    Value value(Member member) {
        return values.get(member);
    }

    /** The first of them that says anything, without spaces around it; null when none does. */
    String text(Member... members) {
        for (Member member : members) {
            Value value = values.get(member);
            if (value != null && !value.text().isBlank()) {
                return value.text().strip();
            }
        }
        return null;
    }

    private void members(JsonParser parser, String object) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            Member member = Member.at(object, name);
            if (member != null) {
                ambiguous |= !seen.add(member) && member.decides();
            }
            if (token == JsonToken.START_OBJECT && object == null) {
                members(parser, name);
            } else if (token.isStructStart()) {
                parser.skipChildren();
            } else if (member != null && token != JsonToken.VALUE_NULL) {
                values.put(member, new Value(parser.getText(), token.isNumeric()));
            }
        }
    }

    /** Jackson would read UTF-16 and overlong UTF-8 too: one character, several spellings. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
