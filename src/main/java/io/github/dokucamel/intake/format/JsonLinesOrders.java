package io.github.dokucamel.intake.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.OrderJson;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.Excerpt;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One JSON object per line. Lines stand alone: a bad one spoils no other. */
final class JsonLinesOrders extends RawOrders {

    /** Jackson names it in its words only. */
    private static final Pattern TWICE =
            Pattern.compile("Duplicate field '(.*)' for ", Pattern.DOTALL);

    private final ByteLines lines;
    private final ObjectReader json;
    private final int maxOrderBytes;

    JsonLinesOrders(InputStream in, FileOptions options) {
        this.lines = new ByteLines(in, options.maxOrderBytes());
        this.json =
                OrderJson.reader(options.maxOrderBytes())
                        .forType(JsonNode.class)
                        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.maxOrderBytes = options.maxOrderBytes();
    }

    @Override
    protected RawOrder read() throws IOException {
        while (lines.advance()) {
            if (!lines.blank()) {
                return order(lines.number());
            }
        }
        return null;
    }

    private RawOrder order(long line) {
        if (lines.tooLong()) {
            return Unreadable.one(line, Unreadable.tooLarge(line, maxOrderBytes));
        }
        Why rule;
        try {
            JsonNode node = json.readValue(lines.bytes());
            if (node instanceof ObjectNode order) {
                return RawOrder.read(line, order);
            }
            rule = Why.of("no_object", "line", line);
        } catch (StreamConstraintsException e) {
            rule = Why.of("line_beyond", "line", line);
        } catch (MismatchedInputException e) {
            Matcher twice = TWICE.matcher(e.getOriginalMessage());
            rule =
                    twice.lookingAt()
                            ? Why.of("name_twice", "name", Excerpt.of(twice.group(1)), "line", line)
                            : Why.of("many_values", "line", line);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            rule =
                    Unreadable.json(
                            line,
                            at == null ? 1 : at.getColumnNr(),
                            e.getOriginalMessage(),
                            isBatch());
        } catch (NumberFormatException e) {
            rule = Unreadable.number(line);
        } catch (IOException e) {
            // The bytes are in memory: what fails here is their encoding, not a disk.
            rule = Why.of("line_encoding", "line", line);
        }
        return Unreadable.one(line, rule);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
