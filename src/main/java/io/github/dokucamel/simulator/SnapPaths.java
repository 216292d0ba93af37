package io.github.dokucamel.simulator;

/**
 * Where a merchant is called in SNAP's scheme.
 *
 * @param baseUrl http to a loopback address, without a path
 * @param token where the simulator gets the token that its calls carry
 * @param inquiry asks what there is to pay under a number
 * @param payment tells that a virtual account was paid
 * @param debit tells what became of a debit or a wallet's payment
 * @param binding tells that a customer bound his account; empty: nobody is told
 * @param prefix what a proxy takes off the front of the paths: signed, not called
 */
public record SnapPaths(
        String baseUrl,
        String token,
        String inquiry,
        String payment,
        String debit,
        String binding,
        String prefix) {

    /**
     * @throws IllegalArgumentException with what is wrong with it
     */
    public SnapPaths {
        for (String path : new String[] {token, inquiry, payment, debit, binding}) {
            NotificationTarget.of(baseUrl + path, prefix + path);
        }
    }

    /** Without bindings. */
    public SnapPaths(
            String baseUrl,
            String token,
            String inquiry,
            String payment,
            String debit,
            String prefix) {
        this(baseUrl, token, inquiry, payment, debit, "", prefix);
    }

    /** The same with bindings, for which the bundle has no path of its own. */
    public SnapPaths withBinding(String path) {
        return new SnapPaths(baseUrl, token, inquiry, payment, debit, path, prefix);
    }

    /** The paths on which the bundle listens. */
    public static SnapPaths at(String baseUrl) {
        return new SnapPaths(
                baseUrl,
                "/authorization/v1/access-token/b2b",
                "/v1.1/transfer-va/inquiry",
                "/v1.1/transfer-va/payment",
                "/v1.0/debit/notify",
                "");
    }

    NotificationTarget at(Channel channel) {
        return target(channel.service().equals("VIRTUAL_ACCOUNT") ? payment : debit);
    }

    NotificationTarget target(String path) {
        return NotificationTarget.of(baseUrl + path, prefix + path);
    }
}
