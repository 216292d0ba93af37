package io.github.dokucamel.settings;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of one merchant's SNAP keys: for {@code default} and for one under an alias. */
enum SnapKeySetting {
    PRIVATE_KEY_FILE("doku.snap.private-key-file", "doku.merchant.<alias>.snap.private-key-file"),
    PRIVATE_KEY_PASSPHRASE(
            "doku.snap.private-key-passphrase",
            "doku.merchant.<alias>.snap.private-key-passphrase"),
    DOKU_PUBLIC_KEY_FILE(
            "doku.snap.doku-public-key-file", "doku.merchant.<alias>.snap.doku-public-key-file"),
    SHARED_KEY("doku.snap.shared-key", "doku.merchant.<alias>.snap.shared-key");

    private final String plain;
    private final String family;

    SnapKeySetting(String plain, String family) {
        this.plain = plain;
        this.family = family;
    }

    /** What a person would have to write. */
    String name(String alias) {
        return alias.equals("default") ? plain : family.replace("<alias>", alias);
    }

    Optional<String> value(Values values, String alias) {
        return alias.equals("default")
                ? values.optional(plain)
                : Optional.ofNullable(values.family(family).get(alias)).filter(v -> !v.isEmpty());
    }

    /** Whether one of them is given for this merchant. */
    static boolean anyFor(Values values, String alias) {
        return Arrays.stream(values()).anyMatch(one -> one.value(values, alias).isPresent());
    }

    /** Every alias that one of them is given for. */
    static Set<String> aliases(Values values) {
        return Arrays.stream(values())
                .map(one -> values.family(one.family))
                .map(Map::keySet)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }
}
