package io.github.dokucamel.gateway.token;

/**
 * A token that this exchange fetches for all.
 *
 * @param customer {@link io.github.dokucamel.ledger.Tokens#NOBODY} for the merchant's own
 * @param refreshToken what brings a customer's; null for the merchant's own
 */
public record TokenWanted(String merchant, String customer, String refreshToken) {

    boolean isMerchants() {
        return customer.isEmpty();
    }

    @Override
    public String toString() {
        return "TokenWanted of " + merchant;
    }
}
