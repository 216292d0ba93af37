package io.github.dokucamel.gateway;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.TokenKind;
import java.util.Map;

/**
 * What goes along with one call.
 *
 * @param customer null when none is needed
 */
public record AccessTokens(String merchant, String customer) {

    /** Among a request's headers: who the customer is. It never leaves. */
    public static final String CUSTOMER = "customer";

    /**
     * Whose tokens one call needs.
     *
     * @param customer null for the merchant's alone
     */
    public record Need(String merchant, String customer) {

        /** Null for a call without a token. */
        static Need of(String merchant, Operation operation, Map<String, String> headers) {
            if (operation.token() == TokenKind.NONE) {
                return null;
            }
            String customer = operation.token() == TokenKind.B2B ? null : headers.get(CUSTOMER);
            return new Need(merchant, customer);
        }
    }

    @Override
    public String toString() {
        return "AccessTokens";
    }
}
