package io.github.dokucamel.gateway;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.TokenKind;
import java.util.Map;

/**
 * The access tokens that one call needs.
 *
 * @param customer whose token goes along; null for the merchant's alone
 */
public record TokenNeed(String merchant, String customer) {

    /** Among a request's headers: who the customer is. It never leaves. */
    public static final String CUSTOMER = "customer";

    /** Null for a call without a token. */
    static TokenNeed of(String merchant, Operation operation, Map<String, String> headers) {
        if (operation.token() == TokenKind.NONE) {
            return null;
        }
        String customer = operation.token() == TokenKind.B2B ? null : headers.get(CUSTOMER);
        return new TokenNeed(merchant, customer);
    }
}
