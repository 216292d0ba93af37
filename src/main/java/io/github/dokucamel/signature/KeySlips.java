package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Keys that may have been used instead of the right one: the same read carelessly, or another's. */
final class KeySlips {

    private static final int MOST_OTHER_KEYS = 16;

    private KeySlips() {}

    /**
     * @param otherMerchants their keys, by alias; so many are tried and no more
     * @param isRight whether the signature was made with a key
     */
    static Optional<String> ofAnother(
            Map<String, List<Secret>> otherMerchants, Predicate<Secret> isRight) {
        return otherMerchants.entrySet().stream()
                .flatMap(merchant -> merchant.getValue().stream().map(s -> Map.entry(merchant, s)))
                .limit(MOST_OTHER_KEYS)
                .filter(one -> isRight.test(one.getValue()))
                .findFirst()
                .map(
                        one ->
                                "The signature was made with the key of merchant "
                                        + one.getKey().getKey()
                                        + ", which does not belong to this Client-Id.");
    }

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
