package io.github.dokucamel.send;

/**
 * What goes along with one call.
 *
 * @param customer null when none is needed
 */
record AccessTokens(String merchant, String customer) {

    @Override
    public String toString() {
        return "AccessTokens";
    }
}
