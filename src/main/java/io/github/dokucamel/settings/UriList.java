package io.github.dokucamel.settings;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated Camel URIs. A comma inside {@code RAW(...)} or braces belongs to its URI. */
final class UriList {

    private UriList() {}

    static List<String> split(String text) {
        List<String> uris = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(', '{' -> depth++;
                case ')', '}' -> depth--;
                case ',' -> {
                    if (depth <= 0) {
                        uris.add(text.substring(from, i).strip());
                        from = i + 1;
                    }
                }
                default -> {}
            }
        }
        uris.add(text.substring(from).strip());
        uris.removeIf(String::isEmpty);
        return List.copyOf(uris);
    }
}
