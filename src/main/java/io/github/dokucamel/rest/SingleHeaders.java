package io.github.dokucamel.rest;

import io.github.dokucamel.intake.CallNames;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.told.NameMeant;
import io.github.dokucamel.told.Shown;
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
        return HttpProblemException.badRequest(
                "The header "
                        + Shown.of(name)
                        + " is not read: an order says it itself, a call says it in the query");
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
                                    "There is no header "
                                            + Shown.of(name)
                                            + "; its name is "
                                            + meant);
                        });
        if (names.stream().noneMatch(name::equalsIgnoreCase)) {
            return;
        }
        if (!(value instanceof String text)) {
            throw HttpProblemException.badRequest(
                    "The header " + name + " came more than once; send it once");
        }
        if (text.isBlank()) {
            throw HttpProblemException.badRequest(
                    "The header " + name + " is empty; give it a value or leave it out");
        }
    }
}
