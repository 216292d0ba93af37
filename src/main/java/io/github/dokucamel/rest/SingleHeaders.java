package io.github.dokucamel.rest;

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

    /**
     * @param value what Camel has of it: a String when it came once
     * @throws HttpProblemException 400 when it is not as it should be
     */
    void require(String name, Object value) {
        NameMeant.ofHeader(name, names)
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
