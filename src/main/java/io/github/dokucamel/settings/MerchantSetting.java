package io.github.dokucamel.settings;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The settings of one merchant: for {@code default} and for one under an alias. */
enum MerchantSetting {
    CLIENT_ID("doku.client-id", "doku.merchant.<alias>.client-id"),
    SECRET_KEY("doku.secret-key", "doku.merchant.<alias>.secret-key"),
    PREVIOUS_SECRET_KEY("doku.previous-secret-key", "doku.merchant.<alias>.previous-secret-key"),
    PRIVATE_KEY_FILE("doku.snap.private-key-file", "doku.merchant.<alias>.snap.private-key-file"),
    PRIVATE_KEY_PASSPHRASE(
            "doku.snap.private-key-passphrase",
            "doku.merchant.<alias>.snap.private-key-passphrase"),
    DOKU_PUBLIC_KEY_FILE(
            "doku.snap.doku-public-key-file", "doku.merchant.<alias>.snap.doku-public-key-file"),
    SHARED_KEY("doku.snap.shared-key", "doku.merchant.<alias>.snap.shared-key"),
    INBOUND_SHARED_KEY(
            "doku.snap.inbound.shared-key", "doku.merchant.<alias>.snap.inbound.shared-key");

    /** What a merchant signs with in SNAP, and what verifies DOKU there. */
    private static final Set<MerchantSetting> SNAP_KEYS =
            EnumSet.range(PRIVATE_KEY_FILE, INBOUND_SHARED_KEY);

    private final String plain;
    private final String family;

    MerchantSetting(String plain, String family) {
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

    /** Whether one of SNAP's is given for this merchant. */
    static boolean anySnapKeyFor(Values values, String alias) {
        return SNAP_KEYS.stream().anyMatch(one -> one.value(values, alias).isPresent());
    }

    /** Every alias that one of them is given for. */
    static Set<String> aliases(Values values) {
        return Arrays.stream(values())
                .map(one -> values.family(one.family))
                .map(Map::keySet)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
