package io.github.dokucamel.notification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.dokucamel.signature.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    private static final Set<Member> REFERENCES =
            EnumSet.of(
                    Member.DATE,
                    Member.SERVICE,
                    Member.SERVICE_ID,
                    Member.ACQUIRER,
                    Member.ACQUIRER_ID,
                    Member.CHANNEL,
                    Member.CHANNEL_ID,
                    Member.AUTHORIZE_ID);

    private final Map<Member, Value> values = new EnumMap<>(Member.class);
    private final Set<String> references = new TreeSet<>();
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

    /** A digest of all that tells this payment from another of the same order and amount. */
    String references() {
        Set<String> all = new TreeSet<>(references);
        for (Member member : REFERENCES) {
            all.add(member + "=" + text(member));
        }
        return Digest.of(String.join("\n", all).getBytes(StandardCharsets.UTF_8)).value();
    }

    private static boolean isPayment(String object) {
        return object != null && object.endsWith("_payment");
    }

    /** Every scalar in {@code virtual_account_payment}, {@code emoney_payment} and their like. */
    private void reference(JsonParser parser, String place) throws IOException {
        if (parser.currentToken().isScalarValue()) {
            references.add(place + "=" + parser.getText());
            return;
        }
        while (!parser.nextToken().isStructEnd()) {
            if (parser.currentToken() != JsonToken.FIELD_NAME) {
                reference(parser, place);
            }
        }
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
                if (isPayment(object)) {
                    reference(parser, name);
                } else {
                    parser.skipChildren();
                }
            } else if (token != JsonToken.VALUE_NULL) {
                if (member != null) {
                    values.put(member, new Value(parser.getText(), token.isNumeric()));
                }
                if (isPayment(object)) {
                    reference(parser, name);
                }
            }
        }
    }

    /** Jackson would read UTF-16 and overlong UTF-8 too: one character, several spellings. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
