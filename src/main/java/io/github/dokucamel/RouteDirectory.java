package io.github.dokucamel;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The route files that a deployer may edit. */
final class RouteDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(RouteDirectory.class);

    private RouteDirectory() {}

    /**
     * Texts by name.
     *
     * @param packaged names of the files that this version has
     * @throws InvalidRouteException when there is none, or one that would be left out unseen
     */
    static Map<String, String> read(Path directory, List<String> packaged) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.camel.yaml")) {
            for (Path file : files) {
                texts.put(file.getFileName().toString(), text(file));
            }
        }
        requireWhole(directory, texts.keySet(), packaged);
        return texts;
    }

    /** What is left out is told of; a file that would be left out unseen is refused. */
    private static void requireWhole(Path directory, Set<String> read, List<String> packaged)
            throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(".*\\.ya?ml") && !read.contains(name))
                    .findFirst()
                    .ifPresent(
                            name -> {
                                throw new InvalidRouteException(
                                        name
                                                + " is not read: route files are called"
                                                + " NAME.camel.yaml. Rename it, or put it"
                                                + " elsewhere");
                            });
        }
        if (read.isEmpty()) {
            throw new InvalidRouteException(
                    directory + " holds no route file, NAME.camel.yaml. Copy this version's there");
        }
        List<String> absent = packaged.stream().filter(name -> !read.contains(name)).toList();
        if (!absent.isEmpty()) {
            LOG.warn("Without the route files {}: what they do is not done", absent);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file).replaceFirst("^\ufeff", "");
        } catch (MalformedInputException e) {
            throw new InvalidRouteException(
                    file.getFileName() + " is not UTF-8; save the file as UTF-8");
        }
    }
}
