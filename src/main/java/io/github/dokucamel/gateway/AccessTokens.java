package io.github.dokucamel.gateway;

/**
 * What goes along with one call.
 *
 * @param customer null when none is needed
 */
public record AccessTokens(String merchant, String customer) {

    @Override
    public String toString() {
        return "AccessTokens";
    }
}
