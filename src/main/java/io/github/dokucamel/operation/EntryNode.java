package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML mapping read strictly: no name twice, no name unknown, every complaint with its line. */
record EntryNode(String file, Node node, Map<String, Member> members) {

    /**
     * A member stays in the file that has it, also in a mapping that took it over.
     *
     * @param merged the value where two mappings became one; null otherwise
     */
    record Member(String file, Node key, Node value, EntryNode merged) {}

    EntryNode(String file, Node node) {
        this(file, node, new LinkedHashMap<>());
        if (!(node instanceof MappingNode mapping)) {
            throw invalid(file, node, "must be a mapping of names to values");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = scalar(file, tuple.getKeyNode(), "a name");
            Member member = new Member(file, tuple.getKeyNode(), tuple.getValueNode(), null);
            if (members.put(name, member) != null) {
                throw invalid(file, tuple.getKeyNode(), name + " is there twice");
            }
        }
    }

    Set<String> names() {
        return members.keySet();
    }

    void allow(Set<String> known) {
        refuse(name -> !known.contains(name), "unknown key ");
    }

    /** @param why is told of the first such name, which stands at its end */
    void refuse(Predicate<String> wrong, String why) {
        names().stream()
                .filter(wrong)
                .findFirst()
                .ifPresent(
                        name -> {
                            throw invalidName(name, why + name);
                        });
    }

    EntryNode entry(String name) {
        Member member = members.get(name);
        return member.merged() != null
                ? member.merged()
                : new EntryNode(member.file(), member.value());
    }

    /** The mapping there; an empty one when absent. */
    EntryNode entryOrNone(String name) {
        return has(name) ? entry(name) : new EntryNode(file, node, new LinkedHashMap<>());
    }

    /**
     * This one's members over those of {@code other}, whose names come first.
     *
     * @param deep names whose values are mappings, to be merged in the same way
     */
    EntryNode over(EntryNode other, Set<String> except, Set<String> deep) {
        Map<String, Member> both = new LinkedHashMap<>(other.members);
        both.keySet().removeAll(except);
        both.putAll(members);
        for (String name : deep) {
            Member own = members.get(name);
            if (own != null && other.has(name)) {
                EntryNode merged = entry(name).over(other.entry(name), Set.of(), Set.of());
                both.put(name, new Member(own.file(), own.key(), own.value(), merged));
            }
        }
        return new EntryNode(file, node, both);
    }

    /** A number, true, false or text, as YAML reads it. */
    JsonNode value(String name) {
        Member member = members.get(name);
        scalar(member.file(), member.value(), name);
        return Scalars.json((ScalarNode) member.value());
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Null when absent. */
    String text(String name) {
        Member member = members.get(name);
        return member == null ? null : scalar(member.file(), member.value(), name);
    }

    String required(String name) {
        if (!has(name)) {
            throw invalid(file, node, name + " is missing");
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
        List<String> all = Scalars.names(kind);
        if (!all.contains(text)) {
            throw invalid(name, "%s must be one of %s, is %s".formatted(name, all, text));
        }
        return kind.getEnumConstants()[all.indexOf(text)];
    }

    /**
     * @param absent what an entry without it gets; null when none may be without
     */
    <E extends Enum<E>> E choice(String name, Class<E> kind, E absent) {
        return absent != null && !has(name) ? absent : choice(name, kind);
    }

    /** False when absent. */
    boolean flag(String name) {
        String text = text(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw invalid(name, name + " must be true or false, is " + text);
        }
        return "true".equals(text);
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
        String where = members.get(name).file();
        return sequence.getValue().stream().map(item -> scalar(where, item, "an item")).toList();
    }

    /** The complaint about the value of {@code name}. */
    InvalidCatalogueException invalid(String name, String problem) {
        Member member = members.get(name);
        return member == null
                ? invalid(file, node, problem)
                : invalid(member.file(), member.value(), problem);
    }

    /** The complaint about the name itself. */
    InvalidCatalogueException invalidName(String name, String problem) {
        Member member = members.get(name);
        return invalid(member.file(), member.key(), problem);
    }

    private static String scalar(String file, Node value, String what) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw invalid(file, value, what + " must be a single value");
    }

    private static InvalidCatalogueException invalid(String file, Node at, String problem) {
        Optional<Mark> mark = at.getStartMark();
        return new InvalidCatalogueException(file, mark.map(Mark::getLine).orElse(-1) + 1, problem);
    }
}
