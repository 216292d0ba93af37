package io.github.dokucamel.gateway.token;

import io.github.dokucamel.gateway.AccessTokens;
import io.github.dokucamel.gateway.NotReadyException;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.Variable;
import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.ledger.Tokens.Token;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds the access tokens that a call needs. One caller fetches a new one for all, a while before
 * the present one expires; when there is none, the others wait for it.
 *
 * <p>In: variable {@code token-need}; variable {@code token-failure}, a {@link Classification}, when
 * fetching failed. Out: variable {@code tokens}, or variable {@code token-wanted} for one that is to
 * be fetched first. Fails with {@link NotReadyException}.
 *
 * @param margin how long before its expiry a token is renewed
 * @param patience how long to wait for somebody else's new token
 */
record FindToken(Tokens tokens, RenewalMargin margin, Duration patience, Clock clock)
        implements Processor {

    /** The token that this exchange fetches for all. */
    static final Variable<Wanted> WANTED = new Variable<>("token-wanted", Wanted.class);

    /** Why no token came of it. */
    static final Variable<Classification> REFUSED =
            new Variable<>("token-failure", Classification.class);

    private static final long LOOK_AGAIN_MS = 20;

    /**
     * A token that is to be fetched.
     *
     * @param customer {@link Tokens#NOBODY} for the merchant's own
     * @param refreshToken what brings a customer's; null for the merchant's own
     */
    record Wanted(String merchant, String customer, String refreshToken) {

        boolean isMerchants() {
            return customer.equals(Tokens.NOBODY);
        }

        @Override
        public String toString() {
            return "Wanted of " + merchant;
        }
    }

    @Override
    public void process(Exchange exchange) throws NotReadyException, InterruptedException {
        AccessTokens.Need need = SendVariables.TOKEN_NEED.get(exchange);
        Classification failure = REFUSED.get(exchange);
        WANTED.remove(exchange);
        Optional<String> merchants = find(exchange, need.merchant(), Tokens.NOBODY, failure);
        if (merchants.isEmpty()) {
            return;
        }
        String customers = null;
        if (need.customer() != null) {
            Optional<String> found = find(exchange, need.merchant(), need.customer(), failure);
            if (found.isEmpty()) {
                return;
            }
            customers = found.get();
        }
        SendVariables.TOKENS.set(exchange, new AccessTokens(merchants.get(), customers));
    }

    /** Empty when this exchange is to fetch it. */
    private Optional<String> find(
            Exchange exchange, String merchant, String customer, Classification failure)
            throws NotReadyException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Token token = tokens.find(merchant, customer).orElse(null);
            long now = clock.millis();
            boolean isLive =
                    token != null && token.accessToken() != null && token.expiresAt() > now;
            if (isLive && token.expiresAt() - now > margin.of(merchant, customer, now)) {
                return Optional.of(token.accessToken());
            }
            if (failure != null) {
                if (isLive) {
                    return Optional.of(token.accessToken());
                }
                throw new NotReadyException(failure);
            }
            refuseWithoutCustomer(customer, token, now);
            if (tokens.mayFetch(merchant, customer, now, now + patience.toMillis())) {
                if (isReplaced(token, merchant, customer)) {
                    tokens.notFetched(merchant, customer);
                    continue;
                }
                WANTED.set(
                        exchange,
                        new Wanted(
                                merchant, customer, token == null ? null : token.refreshToken()));
                return Optional.empty();
            }
            if (isLive) {
                return Optional.of(token.accessToken());
            }
            if (System.nanoTime() - end > 0) {
                throw NotReadyException.of(
                        AnswerClass.NOT_READY,
                        "snap_token_awaited",
                        "No new access token came within " + patience.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        }
    }

    /** Somebody else has fetched one between our look and our turn. */
    private boolean isReplaced(Token seen, String merchant, String customer) {
        Token present = tokens.find(merchant, customer).orElse(null);
        return present != null
                && present.accessToken() != null
                && (seen == null || !present.accessToken().equals(seen.accessToken()));
    }

    private static void refuseWithoutCustomer(String customer, Token token, long now)
            throws NotReadyException {
        boolean mayRefresh =
                token != null && token.refreshToken() != null && token.refreshUntil() > now;
        if (!customer.equals(Tokens.NOBODY) && !mayRefresh) {
            throw NotReadyException.of(
                    AnswerClass.DECLINED,
                    "snap_customer_token_missing",
                    "There is no access token of this customer, or it has run out; call"
                            + " snap-token-b2b2c for the customer with the authCode of its binding");
        }
    }
}
