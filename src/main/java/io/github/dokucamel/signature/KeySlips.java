package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keys that may have been used instead of the right one: the same, read carelessly. */
final class KeySlips {

    private KeySlips() {}

    /** What the key was used with, and the key that came of it. */
    static Map<String, String> of(Secret secret) {
        String key = new String(secret.utf8(), StandardCharsets.UTF_8);
        Map<String, String> slips = new LinkedHashMap<>();
        slips.put("a line feed at its end: read from a file, it has to be cut off", key + "\n");
        slips.put("CR LF at its end: read from a file, it has to be cut off", key + "\r\n");
        slips.put("a space at its end that does not belong to it", key + " ");
        slips.put("a space at its start that does not belong to it", " " + key);
        slips.put("quotes around it that do not belong to it", '"' + key + '"');
        if (!key.strip().equals(key)) {
            slips.put("the spaces around it cut off, which belong to it", key.strip());
        }
        return slips;
    }

    /** @param with what the key was used with */
    static String words(String with) {
        return "The signature was made with the right key, but with " + with + ".";
    }
}
