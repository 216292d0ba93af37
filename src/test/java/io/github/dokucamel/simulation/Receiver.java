package io.github.dokucamel.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The other system: takes messages, and looks into the outbox. */
final class Receiver {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path outbox;
    private boolean isDown;

    final List<JsonNode> messages = new ArrayList<>();

    Receiver(Path outbox) {
        this.outbox = outbox;
    }

    void goDown(boolean now) {
        isDown = now;
    }

    boolean isDown() {
        return isDown;
    }

    void take(byte[] document) throws IOException {
        messages.add(JSON.readTree(document));
    }

    /** All that is to be seen, in whatever sequence. */
    List<JsonNode> files() throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (Path file : visible()) {
            documents.add(JSON.readTree(Files.readAllBytes(file)));
        }
        return documents;
    }

    private List<Path> visible() throws IOException {
        try (Stream<Path> all = Files.walk(outbox)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    /** For the next life. */
    void empty() throws IOException {
        try (Stream<Path> all = Files.walk(outbox)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        messages.clear();
        isDown = false;
    }
}
