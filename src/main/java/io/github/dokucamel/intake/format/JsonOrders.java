package io.github.dokucamel.intake.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.OrderJson;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.Excerpt;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.io.InputStream;

/** One order, an array of orders, or DOKU's own body in either place, as they stand. */
final class JsonOrders extends RawOrders {

    private final ObjectReader json;
    private final JsonParser parser;
    private final OrderBudget budget;
    private final int maxOrderBytes;
    private final boolean array;

    private boolean started;
    private boolean ended;
    private long line;

    private JsonOrders(
            ObjectReader json, JsonParser parser, OrderBudget budget, FileOptions options) {
        this.json = json;
        this.parser = parser;
        this.budget = budget;
        this.maxOrderBytes = options.maxOrderBytes();
        this.array = parser.currentToken() == JsonToken.START_ARRAY;
    }

    static JsonOrders of(InputStream in, FileOptions options)
            throws IOException, NotABatchException {
        ObjectReader json = OrderJson.reader(options.maxOrderBytes());
        OrderBudget budget = new OrderBudget(in, options.maxOrderBytes());
        JsonParser parser = json.createParser(budget);
        JsonToken first = firstToken(parser);
        if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
            throw new NotABatchException(Why.of("json_no_start"));
        }
        return new JsonOrders(json, parser, budget, options);
    }

    private static JsonToken firstToken(JsonParser parser) throws IOException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException | OrderTooLargeException e) {
            return JsonToken.NOT_AVAILABLE;
        }
    }

    @Override
    protected RawOrder read() throws IOException {
        if (ended) {
            return null;
        }
        line = 0;
        budget.startOrder();
        try {
            boolean isMore = array ? parser.nextToken() != JsonToken.END_ARRAY : !started;
            started = true;
            return isMore ? order() : afterTheEnd();
        } catch (OrderTooLargeException e) {
            return last(position(), Unreadable.tooLarge(lineOr(position()), maxOrderBytes));
        } catch (StreamConstraintsException e) {
            JsonLocation at = position();
            return last(
                    at, Why.of("json_beyond", "line", at.getLineNr(), "column", at.getColumnNr()));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? position() : e.getLocation();
            return last(
                    at,
                    Unreadable.json(
                            at.getLineNr(), at.getColumnNr(), e.getOriginalMessage(), isBatch()));
        }
    }

    private RawOrder order() throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        line = start.getLineNr();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Unreadable.one(line, Why.of("no_object", "line", line));
        }
        JsonStreamContext outer = parser.getParsingContext().getParent();
        ObjectNode tree;
        try {
            tree = json.readValue(parser);
        } catch (MismatchedInputException e) {
            JsonLocation at = parser.currentTokenLocation();
            String twice = Excerpt.of(String.valueOf(parser.currentName()));
            leave(outer);
            return Unreadable.one(
                    line, Why.of("name_twice", "name", twice, "line", at.getLineNr()));
        } catch (NumberFormatException e) {
            JsonLocation at = parser.currentTokenLocation();
            leave(outer);
            return Unreadable.one(line, Unreadable.number(at.getLineNr()));
        }
        long bytes = parser.currentLocation().getByteOffset() - start.getByteOffset();
        return bytes > maxOrderBytes
                ? Unreadable.one(line, Unreadable.tooLarge(line, maxOrderBytes))
                : RawOrder.read(line, tree);
    }

    /** Goes to the end of an order that was left midway. */
    private void leave(JsonStreamContext outer) throws IOException {
        while (parser.getParsingContext() != outer) {
            parser.nextToken();
        }
    }

    private RawOrder afterTheEnd() throws IOException {
        ended = true;
        JsonToken next = parser.nextToken();
        if (next == null) {
            return null;
        }
        long more = parser.currentTokenLocation().getLineNr();
        if (next == JsonToken.START_OBJECT && !array) {
            return Unreadable.lines(more);
        }
        return Unreadable.last(more, Why.of("more_text", "line", more));
    }

    /** The order at which reading ends for good; where none had started, the place of the error. */
    private RawOrder last(JsonLocation at, Why rule) {
        ended = true;
        return Unreadable.last(lineOr(at), rule);
    }

    private long lineOr(JsonLocation at) {
        return line > 0 ? line : at.getLineNr();
    }

    private JsonLocation position() {
        return parser.currentLocation();
    }

    @Override
    public void close() throws IOException {
        parser.close();
        budget.close();
    }
}
