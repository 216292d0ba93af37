package io.github.dokucamel.settings;

import io.github.dokucamel.signature.AsciiCase;
import java.net.URI;
import java.util.List;

/**
 * Where a payer's link may lead.
 *
 * @param secure by https: lower-case host names, or {@code *.} and a domain
 * @param plain by http as well: this machine, when the gateway is on it
 */
public record PayerHosts(List<String> secure, List<String> plain) {

    public static PayerHosts of(Settings settings) {
        String gateway = AsciiCase.lower(URI.create(settings.baseUrl()).getHost());
        return new PayerHosts(
                settings.send().paymentUrlHosts().orElse(List.of(gateway, "*.doku.com")),
                Loopback.is(gateway) ? List.of(gateway, "localhost", "127.0.0.1") : List.of());
    }
}
