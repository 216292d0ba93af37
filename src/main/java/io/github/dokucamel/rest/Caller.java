package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.told.CardNumbers;
import io.github.dokucamel.told.Why;
import java.util.regex.Pattern;

/** The person on whose behalf a call comes. It tells persons apart, and is no right. */
public final class Caller {

    private static final String API_KEY = "api-key";

    /** Names of users may have blanks between their words. */
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,64}$)[\\p{L}\\p{N}._@\\\\-]+( [\\p{L}\\p{N}._@\\\\-]+)*");

    private Caller() {}

    /**
     * Whom the header {@link RestRequest#PERSON} names, as commands do; else {@code api-key} for who
     * has the key, and the user of this system without one.
     *
     * @throws HttpProblemException 400 when the header is no name
     */
    public static String person(RestRequest request) {
        String person = request.header(RestRequest.PERSON);
        if (person == null) {
            return request.header(Admit.AUTHORIZATION) == null ? systemUser() : API_KEY;
        }
        if (!NAME.matcher(person).matches() || CardNumbers.isIn(person)) {
            throw HttpProblemException.badRequest(Why.of("person_form"));
        }
        return person;
    }

    /** Who runs this process. A user without a name, as containers have them, is {@code unknown}. */
    public static String systemUser() {
        String user = System.getProperty("user.name", "");
        return NAME.matcher(user).matches() ? user : "unknown";
    }
}
