package io.github.dokucamel.notification;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.dokucamel.notification.NewsBody.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A SNAP body taken apart: the whole of it is checked to be JSON, the members that are read are kept
 * by their path. An element of a list has its place there as its name: {@code refundHistory.0}.
 */
final class SnapBody {

    /** What decides, and what leads to it. Everything else stays unread, however often it comes. */
    private static final Set<String> READ =
            Set.of(
                    "responseCode",
                    "virtualAccountData",
                    "virtualAccountNo",
                    "trxId",
                    "paymentRequestId",
                    "paymentFlagReason",
                    "paymentFlagStatus",
                    "english",
                    "paidAmount",
                    "trxDateTime",
                    "transactionDate",
                    "originalPartnerReferenceNo",
                    "originalReferenceNo",
                    "latestTransactionStatus",
                    "transactionStatusDesc",
                    "amount",
                    "transAmount",
                    "paidTime",
                    "refundHistory",
                    "refundAmount",
                    "refundStatus",
                    "approvalCode",
                    "additionalInfo",
                    "channel",
                    "acquirerId",
                    "value",
                    "currency");

    /** More elements of one list are not looked at. */
    private static final int MOST_ELEMENTS = 100;

    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private boolean ambiguous;

    private SnapBody() {}

    /** Empty for what is not one JSON object in UTF-8, or says twice what is read. */
    static Optional<SnapBody> of(byte[] bytes) {
        SnapBody body = new SnapBody();
        boolean whole = NewsBody.parse(bytes, parser -> body.members(parser, ""));
        return whole && !body.ambiguous ? Optional.of(body) : Optional.empty();
    }

    /** Whether the body is a JSON object with one of these members, however often. */
    static boolean hasAny(byte[] bytes, String... names) {
        SnapBody body = new SnapBody();
        return NewsBody.parse(bytes, parser -> body.members(parser, ""))
                && Stream.of(names).anyMatch(body::has);
    }

    /** Whether it has that member, whatever is in it. */
    boolean has(String path) {
        return seen.contains(path);
    }

    /** Null where there is none. */
    Value value(String path) {
        return values.get(path);
    }

    /** Without spaces around it; null when there is none, or nothing in it. */
    String text(String path) {
        Value value = values.get(path);
        return value == null || value.text().isBlank() ? null : value.text().strip();
    }

    /** Null when there is none in rupiah. */
    BigDecimal rupiah(String path) {
        return NewsText.isRupiah(text(path + ".currency"))
                ? AmountSpelling.read(values.get(path + ".value"))
                : null;
    }

    private void members(JsonParser parser, String above) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (!READ.contains(name)) {
                parser.skipChildren();
                continue;
            }
            String path = above + name;
            ambiguous |= !seen.add(path);
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
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT && place < MOST_ELEMENTS) {
                seen.add(path + "." + place);
                members(parser, path + "." + place + ".");
                place++;
            } else {
                parser.skipChildren();
            }
        }
    }
}
