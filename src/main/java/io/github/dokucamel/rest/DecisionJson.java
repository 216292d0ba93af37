package io.github.dokucamel.rest;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.intake.OrderJson;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.component.jackson.JacksonDataFormat;

/**
 * Reads what a person decided, as strictly as orders are read: no name twice, no unknown name, no
 * number for a text, and no deeper nesting. Fails with {@link HttpProblemException}: 400.
 */
final class DecisionJson extends JacksonDataFormat {

    private static final int LONGEST_NAME = 40;

    private DecisionJson(Class<? extends Decision> decision, int mostBytes) {
        super(mapper(mostBytes), decision);
    }

    /** {@code {"reason": ...}}. */
    static DecisionJson replay(int mostBytes) {
        return new DecisionJson(Decision.Replay.class, mostBytes);
    }

    /** {@code {"outcome": ..., "reason": ..., "payment_url": ...}}. */
    static DecisionJson settlement(int mostBytes) {
        return new DecisionJson(Decision.Settlement.class, mostBytes);
    }

    private static JsonMapper mapper(int mostBytes) {
        return JsonMapper.builder(OrderJson.factory(mostBytes))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> {
                            for (CoercionInputShape shape : CoercionInputShape.values()) {
                                config.setCoercion(shape, CoercionAction.Fail);
                            }
                        })
                .build();
    }

    @Override
    public Object unmarshal(Exchange exchange, Object body) throws Exception {
        try {
            byte[] json = exchange.getMessage().getBody(byte[].class);
            if (super.unmarshal(exchange, json) instanceof Decision decision) {
                return decision.checked();
            }
        } catch (UnrecognizedPropertyException e) {
            throw HttpProblemException.badRequest(
                    Why.of(
                            "body_member_unknown",
                            "name",
                            Shown.of(e.getPropertyName(), LONGEST_NAME),
                            "known",
                            e.getKnownPropertyIds()));
        } catch (JsonMappingException e) {
            if (!e.getPath().isEmpty()) {
                String name = e.getPath().get(0).getFieldName();
                throw HttpProblemException.badRequest(Why.of("body_member_not_text", "name", name));
            }
        } catch (IOException e) {
            // Its words may quote what was sent.
        }
        throw HttpProblemException.badRequest(Why.of("body_not_an_object"));
    }
}
