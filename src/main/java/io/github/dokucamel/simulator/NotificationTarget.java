package io.github.dokucamel.simulator;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where notifications go.
 *
 * @param host a loopback host: what is signed here must not reach anything that matters
 * @param path on the wire
 * @param signedTarget what is signed: the path, or the public one that a proxy maps to it
 */
record NotificationTarget(String host, int port, String path, String signedTarget) {

    private static final int HTTP = 80;
    private static final Pattern LOOPBACK =
            Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|localhost|\\[::1]");

    /** To be sent there by POST, as JSON. */
    RequestOptions call() {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(host)
                .setPort(port)
                .setURI(path)
                .putHeader("Content-Type", Answer.JSON);
    }

    /**
     * @param signedTarget empty: the path of the address
     * @throws IllegalArgumentException with what is wrong with it
     */
    static NotificationTarget of(String url, String signedTarget) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the notification URL is no URL", e);
        }
        if (!"http".equals(uri.getScheme())
                || uri.getHost() == null
                || !LOOPBACK.matcher(uri.getHost()).matches()) {
            throw new IllegalArgumentException(
                    "the notification URL must be http to a loopback address:"
                            + " the simulator calls nothing else");
        }
        if (uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the notification URL has a host, a port and a path, nothing else");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String signed = signedTarget.isEmpty() ? path : signedTarget;
        if (!signed.matches("/[\\x21-\\x7e&&[^?#]]*")) {
            throw new IllegalArgumentException(
                    "the signed target must be a path, without host and query");
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        return new NotificationTarget(host, uri.getPort() < 0 ? HTTP : uri.getPort(), path, signed);
    }
}
