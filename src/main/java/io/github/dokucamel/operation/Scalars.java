package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.signature.AsciiCase;
import java.util.Arrays;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What the single values of a catalogue file stand for. */
final class Scalars {

    private Scalars() {}

    /** A number, true, false or text, as YAML reads it. */
    static JsonNode json(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.BOOL)) {
            return BooleanNode.valueOf(Boolean.parseBoolean(text));
        }
        return scalar.getTag().equals(Tag.INT)
                ? LongNode.valueOf(Long.parseLong(text))
                : TextNode.valueOf(text);
    }

    /** The constants in lower case, with dashes, in their order. */
    static <E extends Enum<E>> List<String> names(Class<E> kind) {
        return Arrays.stream(kind.getEnumConstants())
                .map(constant -> AsciiCase.lower(constant.name()).replace('_', '-'))
                .toList();
    }
}
