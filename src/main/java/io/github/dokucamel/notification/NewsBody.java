package io.github.dokucamel.notification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.dokucamel.signature.Digest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A body taken apart: the whole of it is checked to be JSON, the members that are read are kept by
 * their path, {@code order.amount}. An element of a list has its place there as its name: {@code
 * refundHistory.0}.
 */
final class NewsBody {

    /** More elements of one list are not looked at. */
    private static final int MOST_ELEMENTS = 100;

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

    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Predicate<String> isRead;
    private final Predicate<String> decides;
    private boolean isJson;
    private boolean isAmbiguous;

    /**
     * @param isRead by path: what is read, and what leads to it; all else stays unread, however
     *     often it comes
     * @param decides by path: what may not stand there twice
     */
    NewsBody(byte[] bytes, Predicate<String> isRead, Predicate<String> decides) {
        this.isRead = isRead;
        this.decides = decides;
        if (bytes != null) {
            parse(bytes);
        }
    }

    /** Whether this is one JSON object in UTF-8, that says once what decides. */
    boolean isClear() {
        return isJson && !isAmbiguous;
    }

    /** Whether this is a JSON object that has one of these members, whatever is in it. */
    boolean hasAny(String... paths) {
        return isJson && Set.of(paths).stream().anyMatch(seen::contains);
    }

    /** Null where there is none; a number as it was spelt. */
    Value value(String path) {
        return values.get(path);
    }

    /** The first of them that says anything, without spaces around it; null when none does. */
    String text(String... paths) {
        for (String path : paths) {
            Value value = values.get(path);
            if (value != null && !value.text().isBlank()) {
                return value.text().strip();
            }
        }
        return null;
    }

    /** Null when there is none, or it is in another currency: without one it is in rupiah. */
    BigDecimal rupiah(String amount, String currency) {
        boolean isRupiah = Set.of("", "IDR", "360").contains(NewsText.capitals(text(currency)));
        return isRupiah ? AmountSpelling.read(values.get(amount)) : null;
    }

    /** Of those members that are there, in any order; one instant is one, in whichever zone. */
    String digest(Predicate<String> paths) {
        String all =
                new TreeMap<>(values)
                        .entrySet().stream()
                                .filter(member -> paths.test(member.getKey()))
                                .map(member -> member.getKey() + "=" + spelt(member))
                                .collect(Collectors.joining("\n"));
        return Digest.of(all.getBytes(StandardCharsets.UTF_8)).value();
    }

    private static String spelt(Map.Entry<String, Value> member) {
        String text = member.getValue().text();
        Instant at = member.getKey().endsWith("date") ? NewsText.date(text, ZoneOffset.UTC) : null;
        return at == null ? text : at.toString();
    }

    private void parse(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(text(bytes))) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                members(parser, "");
                isJson = parser.nextToken() == null;
            }
        } catch (IOException e) {
            // It is none.
        }
    }

    private void members(JsonParser parser, String above) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String path = above + name;
            JsonToken token = parser.nextToken();
            if (name.indexOf('.') >= 0 || !isRead.test(path)) {
                parser.skipChildren();
                continue;
            }
            isAmbiguous |= !seen.add(path) && decides.test(path);
            if (token == JsonToken.START_OBJECT) {
                members(parser, path + ".");
            } else if (token == JsonToken.START_ARRAY) {
                elements(parser, path);
            } else if (token != JsonToken.VALUE_NULL) {
                values.put(path, new Value(parser.getText(), token.isNumeric()));
            }
        }
    }

    private void elements(JsonParser parser, String path) throws IOException {
        int place = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT && place < MOST_ELEMENTS) {
                seen.add(path + "." + place);
                members(parser, path + "." + place + ".");
                place++;
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Without a byte order mark. Jackson would read UTF-16 and overlong UTF-8 too. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
