package io.github.dokucamel.told;

import io.github.dokucamel.signature.AsciiCase;
import java.util.Collection;
import java.util.Optional;

/**
 * A name that is a known one but for case, {@code -}, {@code _} or {@code X-} before it. Taken for
 * absent it would do harm: without its key a call is made again each time.
 */
public final class NameMeant {

    private NameMeant() {}

    /** Where case makes another name: queries, properties of messages. Empty for a known name. */
    public static Optional<String> of(String given, Collection<String> known) {
        return known.contains(given) ? Optional.empty() : like(given, known);
    }

    /** Where case makes none: headers. Empty for a known name. */
    public static Optional<String> ofHeader(String given, Collection<String> known) {
        return known.stream().anyMatch(name -> AsciiCase.equal(name, given))
                ? Optional.empty()
                : like(given, known);
    }

    private static Optional<String> like(String given, Collection<String> known) {
        return known.stream().filter(name -> isLike(name, given)).findFirst();
    }

    /** Whether the two are the same but for all that. */
    public static boolean isLike(String one, String other) {
        return letters(one).equals(letters(other));
    }

    /** What is left of a name when all that is taken away. */
    public static String letters(String name) {
        return AsciiCase.lower(name).replaceFirst("^x[-_]", "").replaceAll("[-_. ]", "");
    }
}
