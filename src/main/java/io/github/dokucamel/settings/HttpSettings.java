package io.github.dokucamel.settings;

import java.util.Optional;

/**
 * What listens for HTTP in the runner beside {@code doku.http.host} and {@code doku.http.port}, and
 * what it holds. A host has its own server.
 *
 * @param notificationPort of a listener of its own for what DOKU calls; empty when it shares that of
 *     the house
 * @param sharesDoor whether the calls of the house come in by the door that DOKU's calls come in by
 * @param maxConnections empty: by memory
 * @param maxBytes of bodies in memory; empty: by memory
 */
public record HttpSettings(
        String notificationHost,
        Optional<Integer> notificationPort,
        boolean sharesDoor,
        ProxyAddresses trustedProxies,
        Optional<Integer> maxConnections,
        Optional<Integer> maxBytes) {

    private static final String HOST = "doku.notification.host";
    private static final String PORT = "doku.notification.port";
    private static final String CONNECTIONS = "doku.http.max-connections";
    private static final String BYTES = "doku.http.max-bytes";
    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final int FEWEST_BYTES = 1_000;

    static HttpSettings of(Values values, IntakeSettings intake, boolean servesDoku) {
        Optional<Integer> port = values.optional(PORT).map(given -> values.port(PORT));
        if (port.isEmpty() && values.optional(HOST).isPresent()) {
            throw values.wrong(HOST, "needs doku.notification.port beside it");
        }
        if (port.filter(given -> given != 0 && given == intake.httpPort()).isPresent()) {
            throw values.wrong(
                    PORT, "is doku.http.port too; a listener of its own has its own port");
        }
        return new HttpSettings(
                values.optional(HOST).orElse(intake.httpHost()),
                port,
                servesDoku && intake.isEnabled("rest") && port.isEmpty(),
                ProxyAddresses.of(values),
                values.optional(CONNECTIONS)
                        .map(given -> values.count(CONNECTIONS, 1, MOST_CONNECTIONS)),
                values.optional(BYTES)
                        .map(given -> values.count(BYTES, FEWEST_BYTES, Integer.MAX_VALUE)));
    }
}
