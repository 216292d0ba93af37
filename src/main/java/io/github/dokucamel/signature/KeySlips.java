package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keys that may have been used instead of the right one: the same, read carelessly. */
final class KeySlips {

    private KeySlips() {}

    /** What happened, and the key that came of it. */
    static Map<String, byte[]> of(Secret secret) {
        String key = new String(secret.utf8(), StandardCharsets.UTF_8);
        Map<String, byte[]> slips = new LinkedHashMap<>();
        add(slips, "a line feed at its end: read from a file, it has to be cut off", key + "\n");
        add(slips, "CR LF at its end: read from a file, it has to be cut off", key + "\r\n");
        add(slips, "a space at its end that does not belong to it", key + " ");
        add(slips, "a space at its start that does not belong to it", " " + key);
        add(slips, "quotes around it that do not belong to it", '"' + key + '"');
        if (!key.strip().equals(key)) {
            add(slips, "the spaces around it cut off, which belong to it", key.strip());
        }
        return slips;
    }

    private static void add(Map<String, byte[]> slips, String with, String key) {
        slips.put(
                "The signature was made with the right key, but with " + with + ".",
                key.getBytes(StandardCharsets.UTF_8));
    }
}
