package io.github.dokucamel.cli;

import io.github.dokucamel.settings.Loopback;
import java.net.URI;
import java.net.URISyntaxException;

/** A URL on this machine; any other is refused. */
final class LoopbackUrl {

    private LoopbackUrl() {}

    static URI of(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw new InputException("--url is no URL");
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())
                || url.getHost() == null) {
            throw new InputException("--url does not start with http:// or https:// and a host");
        }
        if (!Loopback.is(url.getHost())) {
            throw new InputException(
                    "--url leads to another machine: a test notification is signed like a real one"
                            + " and would be believed there. Only localhost, 127.0.0.1 and [::1]"
                            + " are sent to");
        }
        if (url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new InputException(
                    "--url holds a user, a query or a fragment: a notification is signed for its"
                            + " path alone");
        }
        return url.getRawPath().isEmpty() ? url.resolve("/") : url;
    }
}
