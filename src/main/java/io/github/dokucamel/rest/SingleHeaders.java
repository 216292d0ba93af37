package io.github.dokucamel.rest;

import io.github.dokucamel.intake.CallNames;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.told.NameMeant;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.Optional;

/**
 * Headers that come once or not at all. What somebody gave is not taken for absent: one that comes
 * twice or empty is refused, and so is a header that is called nearly like one of these.
 */
record SingleHeaders(List<String> names) {

    /** What to say of something else that is called so. */
    Optional<String> meant(String name) {
        return names.stream()
                .filter(each -> NameMeant.isLike(each, name))
                .map(each -> "; send the header " + each)
                .findFirst();
    }

    private static Optional<String> key(String name) {
        boolean near = !name.equalsIgnoreCase(Authorise.KEY) && CallNames.isNearKey(name);
        return near ? Optional.of(Authorise.KEY) : Optional.empty();
    }

    /** What tells one order or call from another, sent where nobody reads it. */
    private static void refuseMisplaced(String name) {
        String letters = NameMeant.letters(name);
        if (letters.startsWith("merchant") || letters.matches("customers?|revision")) {
            throw misplaced(name);
        }
    }

    static HttpProblemException misplaced(String name) {
        return HttpProblemException.badRequest(Why.of("header_misplaced", "name", Shown.of(name)));
    }

    /**
     * @param value what Camel has of it: a String when it came once
     * @throws HttpProblemException 400 when it is not as it should be
     */
    void require(String name, Object value) {
        refuseMisplaced(name);
        NameMeant.ofHeader(name, names)
                .or(() -> key(name))
                .ifPresent(
                        meant -> {
                            throw HttpProblemException.badRequest(
                                    Why.of(
                                            "header_misnamed",
                                            "name",
                                            Shown.of(name),
                                            "meant",
                                            meant));
                        });
        if (names.stream().noneMatch(name::equalsIgnoreCase)) {
            return;
        }
        if (!(value instanceof String text)) {
            throw HttpProblemException.badRequest(Why.of("header_twice", "name", name));
        }
        if (text.isBlank()) {
            throw HttpProblemException.badRequest(Why.of("header_empty", "name", name));
        }
    }
}
