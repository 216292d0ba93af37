package io.github.dokucamel;

import io.github.dokucamel.told.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Finds in a route file of a deployer what an earlier version had and this one has not: with half of
 * its steps gone a file could still start, and would send orders in a way that nobody meant.
 *
 * @param gone what replaces it, by kind and name of what is gone
 * @param beans of the packaged files, named {@code doku-...}
 * @param bound whether there is a bean of this name beside those
 * @param ends gathers what this file sends and takes
 */
record GoneNames(
        String file, Properties gone, Set<String> beans, Predicate<String> bound, LooseEnds ends) {

    private static final String LIST = "/META-INF/doku/gone.properties";
    private static final Pattern BEAN = Pattern.compile("(?:#(?:bean:)?)?(doku-[a-z0-9-]+)");
    private static final Pattern NAMED =
            Pattern.compile("(?:(?:ref|circuitBreaker): \"?|#(?:bean:)?)(doku-[a-z0-9-]+)");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{variable(?:s?\\.|As\\(|\\[)'?([A-Za-z0-9_-]+)");
    private static final Set<String> BEAN_KEYS = Set.of("ref", "circuitBreaker");
    private static final Set<String> VARIABLE_STEPS = Set.of("setVariable", "removeVariable");
    private static final Set<String> VARIABLE_KEYS = Set.of("variableSend", "variableReceive");

    /**
     * @param files text by name, as a deployer has edited them
     * @param packaged text by name, as this version has them
     * @param bound whether there is a bean of this name beside those of the packaged files
     * @throws InvalidRouteException naming the file, the line, the step, what is gone and what
     *     replaces it; or what is no YAML
     */
    static void refuse(
            Map<String, String> files, Map<String, String> packaged, Predicate<String> bound) {
        Set<String> beans =
                packaged.values().stream()
                        .flatMap(GoneNames::beansIn)
                        .collect(Collectors.toCollection(TreeSet::new));
        Properties gone = list();
        LooseEnds whole = new LooseEnds();
        packaged.forEach(
                (name, text) -> new GoneNames(name, gone, beans, bound, whole).refuse(text));
        LooseEnds ends = new LooseEnds();
        files.forEach((name, text) -> new GoneNames(name, gone, beans, bound, ends).refuse(text));
        ends.refuse(whole, files.keySet());
    }

    private static Properties list() {
        Properties gone = new Properties();
        try (InputStream in = GoneNames.class.getResourceAsStream(LIST)) {
            gone.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return gone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The beans that a text as of the packaged files names. */
    static Stream<String> beansIn(String text) {
        return NAMED.matcher(text).results().map(found -> found.group(1));
    }

    private void refuse(String text) {
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder().build()).composeString(text);
        } catch (YamlEngineException e) {
            throw InvalidRouteException.of(file, e);
        }
        if (!(root.orElse(null) instanceof SequenceNode)) {
            throw new InvalidRouteException(
                    file + ", line 1: this is no list of routes; each begins with \"- route:\"");
        }
        walk(root.get(), "", "", "no step");
    }

    /**
     * @param owner the key of the mapping that the key is in
     * @param step id of the nearest step or route around it
     */
    private void walk(Node node, String owner, String key, String step) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(element -> walk(element, owner, key, step));
        } else if (node instanceof MappingNode mapping) {
            String inside = id(mapping).orElse(step);
            if (key.equals("route")) {
                ends.route(inside, file);
            }
            Set<String> seen = new HashSet<>();
            for (NodeTuple member : mapping.getValue()) {
                if (member.getKeyNode() instanceof ScalarNode name) {
                    if (!seen.add(name.getValue())) {
                        throw new InvalidRouteException(
                                "%s: %s stands twice there; take one away"
                                        .formatted(place(name, inside), name.getValue()));
                    }
                    walk(member.getValueNode(), key, name.getValue(), inside);
                }
            }
        } else if (node instanceof ScalarNode scalar) {
            look(scalar, owner, key, step);
        }
    }

    private static Optional<String> id(MappingNode mapping) {
        for (NodeTuple member : mapping.getValue()) {
            if (member.getKeyNode() instanceof ScalarNode key
                    && key.getValue().equals("id")
                    && member.getValueNode() instanceof ScalarNode id) {
                return Optional.of(id.getValue());
            }
        }
        return Optional.empty();
    }

    private void look(ScalarNode scalar, String owner, String key, String step) {
        String value = scalar.getValue();
        Matcher bean = BEAN.matcher(value);
        if ((BEAN_KEYS.contains(key) || value.startsWith("#")) && bean.matches()) {
            String name = bean.group(1);
            refuseGone(scalar, step, "bean", name);
            if (!beans.contains(name) && !bound.test(name)) {
                throw refused(scalar, step, "bean " + name, near(name));
            }
        }
        if (value.startsWith("direct:doku-")) {
            if (key.equals("from") || owner.equals("from")) {
                ends.taken(value, file);
            } else {
                ends.sent(value, place(scalar, step));
            }
        }
        if (key.equals("id")) {
            refuseGone(scalar, step, "step", value);
        }
        boolean names =
                VARIABLE_KEYS.contains(key)
                        || key.equals("variable")
                        || VARIABLE_STEPS.contains(owner) && key.equals("name");
        Stream<String> read = VARIABLE.matcher(value).results().map(found -> found.group(1));
        Stream.concat(names ? Stream.of(value) : Stream.empty(), read)
                .forEach(name -> refuseGone(scalar, step, "variable", name));
    }

    private void refuseGone(ScalarNode scalar, String step, String kind, String name) {
        String instead = gone.getProperty(kind + "." + name);
        if (instead != null) {
            throw refused(scalar, step, kind + " " + name, instead);
        }
    }

    private String near(String name) {
        return NearestName.of(name, beans)
                .map(near -> "Did you mean " + near + "?")
                .orElse("Nothing replaces it.");
    }

    private InvalidRouteException refused(
            ScalarNode scalar, String step, String what, String instead) {
        return new InvalidRouteException(
                "%s: there is no %s in this version. %s Take this version's %s and edit it again."
                        .formatted(place(scalar, step), what, instead, file));
    }

    private String place(ScalarNode scalar, String step) {
        int line = scalar.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        return "%s, line %s, step %s".formatted(file, line, step);
    }
}
