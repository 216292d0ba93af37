package io.github.dokucamel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The files of {@code routes/}, read as plain YAML. */
public final class RouteFiles {

    static final Path DIRECTORY = Path.of("routes");

    /** A place in a file: the keys that lead there, and what is there. */
    public record Place(String file, List<String> path, JsonNode node) {

        String key() {
            return path.get(path.size() - 1);
        }

        /** The nearest key above that is no index. */
        String above() {
            for (int i = path.size() - 2; i >= 0; i--) {
                if (!path.get(i).matches("[0-9]+")) {
                    return path.get(i);
                }
            }
            return "";
        }

        @Override
        public String toString() {
            return file + ": " + String.join("/", path);
        }
    }

    private RouteFiles() {}

    static List<String> names() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a deployer does who is going to edit them. */
    static void copyTo(Path directory) throws IOException {
        for (String name : names()) {
            Files.copy(DIRECTORY.resolve(name), directory.resolve(name));
        }
    }

    static String text(String name) {
        try {
            return Files.readString(DIRECTORY.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every member of every object, from the outside in. */
    static List<Place> places() {
        List<Place> places = new ArrayList<>();
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        for (String name : names()) {
            try {
                walk(new Place(name, List.of(), yaml.readTree(text(name))), places);
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
        return places;
    }

    private static void walk(Place from, List<Place> places) {
        BiConsumer<String, JsonNode> step =
                (key, node) -> {
                    List<String> path = new ArrayList<>(from.path());
                    path.add(key);
                    Place place = new Place(from.file(), List.copyOf(path), node);
                    places.add(place);
                    walk(place, places);
                };
        if (from.node().isArray()) {
            for (int i = 0; i < from.node().size(); i++) {
                step.accept(Integer.toString(i), from.node().get(i));
            }
        } else {
            from.node()
                    .properties()
                    .forEach(member -> step.accept(member.getKey(), member.getValue()));
        }
    }

    /** Routes, wherever they are. */
    public static List<Place> routes() {
        return places().stream().filter(p -> p.key().equals("route")).toList();
    }

    /** Every step: what stands in a list called {@code steps}, {@code doCatch} or {@code when}. */
    static List<Place> steps() {
        List<Place> steps = new ArrayList<>();
        for (Place place : places()) {
            boolean inList = place.path().size() > 1 && place.key().matches("[0-9]+");
            if (inList && place.above().equals("steps")) {
                place.node()
                        .properties()
                        .forEach(
                                step ->
                                        steps.add(
                                                new Place(
                                                        place.file(),
                                                        concat(place.path(), step.getKey()),
                                                        step.getValue())));
            } else if (inList && List.of("doCatch", "when").contains(place.above())) {
                steps.add(place);
            }
        }
        return steps;
    }

    private static List<String> concat(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
