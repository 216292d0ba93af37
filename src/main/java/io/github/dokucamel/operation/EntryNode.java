package io.github.dokucamel.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML mapping read strictly: no name twice, no name unknown, every complaint with its line. */
final class EntryNode {

    private record Member(Node key, Node value) {}

    private final String file;
    private final Node node;
    private final Map<String, Member> members = new LinkedHashMap<>();

    EntryNode(String file, Node node) {
        this.file = file;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw invalid(node, "must be a mapping of names to values");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = scalar(tuple.getKeyNode(), "a name");
            Member member = new Member(tuple.getKeyNode(), tuple.getValueNode());
            if (members.put(name, member) != null) {
                throw invalid(tuple.getKeyNode(), name + " is there twice");
            }
        }
    }

    Set<String> names() {
        return members.keySet();
    }

    void allow(Set<String> known) {
        members.forEach(
                (name, member) -> {
                    if (!known.contains(name)) {
                        throw invalid(member.key(), "unknown key " + name);
                    }
                });
    }

    EntryNode entry(String name) {
        return new EntryNode(file, members.get(name).value());
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Null when absent. */
    String text(String name) {
        return has(name) ? scalar(members.get(name).value(), name) : null;
    }

    String required(String name) {
        if (!has(name)) {
            throw invalid(node, name + " is missing");
        }
        String text = text(name);
        if (text.isBlank()) {
            throw invalid(name, name + " is empty");
        }
        return text;
    }

    String matching(String name, Pattern pattern) {
        String text = required(name);
        if (!pattern.matcher(text).matches()) {
            throw invalid(name, name + " must match " + pattern + ", is " + text);
        }
        return text;
    }

    /** The constant whose name in lower case, with dashes, is written there. */
    <E extends Enum<E>> E choice(String name, Class<E> kind) {
        String text = required(name);
        List<String> known = new ArrayList<>();
        for (E constant : kind.getEnumConstants()) {
            String written = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (written.equals(text)) {
                return constant;
            }
            known.add(written);
        }
        throw invalid(name, name + " must be one of " + known + ", is " + text);
    }

    /** Null when absent. */
    Integer count(String name) {
        String text = text(name);
        if (text != null && !text.matches("[1-9][0-9]{0,8}")) {
            throw invalid(name, name + " must be a whole number of 1 or more, is " + text);
        }
        return text == null ? null : Integer.valueOf(text);
    }

    /** A list, or a single value as a list of one; empty when absent. */
    List<String> oneOrMore(String name) {
        return has(name) && members.get(name).value() instanceof ScalarNode scalar
                ? List.of(scalar.getValue())
                : texts(name);
    }

    /** Empty when absent. */
    List<String> texts(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (!(members.get(name).value() instanceof SequenceNode sequence)) {
            throw invalid(name, name + " must be a list");
        }
        return sequence.getValue().stream().map(item -> scalar(item, "an item")).toList();
    }

    /** The complaint about the value of {@code name}. */
    InvalidCatalogueException invalid(String name, String problem) {
        return invalid(has(name) ? members.get(name).value() : node, problem);
    }

    /** The complaint about the name itself. */
    InvalidCatalogueException invalidName(String name, String problem) {
        return invalid(members.get(name).key(), problem);
    }

    private String scalar(Node value, String what) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw invalid(value, what + " must be a single value");
    }

    private InvalidCatalogueException invalid(Node at, String problem) {
        Optional<Mark> mark = at.getStartMark();
        return new InvalidCatalogueException(file, mark.map(Mark::getLine).orElse(-1) + 1, problem);
    }
}
