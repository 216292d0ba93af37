package io.github.dokucamel.gateway;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.TokenKind;
import java.util.Map;
import org.apache.camel.Exchange;

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

        /** In: variables {@code outgoing} and {@code attempt}. Out: variable {@code token-need}. */
        static void ofAttempt(Exchange exchange) {
            Attempt attempt = SendVariables.ATTEMPT.get(exchange);
            Operation operation = SendVariables.OUTGOING.get(exchange).operation();
            Need need = of(attempt.claim().merchant(), operation, attempt.headers());
            SendVariables.TOKEN_NEED.set(exchange, need);
        }

        /**
         * In: variable {@code question}. Out: variable {@code token-need}; none where its call goes
         * without tokens.
         */
        public static void ofQuestion(Exchange exchange) {
            StatusQuestion asked = SendVariables.QUESTION.get(exchange);
            Need need = of(asked.merchant(), asked.operation(), asked.wire().headers());
            SendVariables.TOKEN_NEED.set(exchange, need);
        }

        /** Null for a call without a token. */
        private static Need of(String merchant, Operation operation, Map<String, String> headers) {
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
