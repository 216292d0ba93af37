package io.github.dokucamel.settings;

import io.github.dokucamel.told.Shown;
import java.net.URI;

/** The gateway's address: scheme, host and port, nothing that could leak or misroute a payment. */
final class BaseUrl {

    private static final String NAME = "doku.base-url";

    private BaseUrl() {}

    static String of(Values values, Environment environment) {
        String url =
                values.optional(NAME)
                        .orElseGet(
                                () ->
                                        environment == Environment.SIMULATOR
                                                ? "http://127.0.0.1:"
                                                        + values.text("doku.simulator.port")
                                                : environment.baseUrl());
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw wrong(Shown.url(url) + " is no URL");
        }
        boolean https = "https".equals(uri.getScheme());
        if ((!https && !"http".equals(uri.getScheme())) || uri.getHost() == null) {
            throw wrong(Shown.url(url) + " is no http(s) URL with a host");
        }
        if (environment == Environment.SIMULATOR && !Loopback.is(uri.getHost())) {
            throw wrong(
                    "doku.environment = simulator goes with a loopback address only, not with "
                            + uri.getHost()
                            + "; say doku.environment = sandbox or production");
        }
        if (!https && !Loopback.is(uri.getHost())) {
            throw wrong("plain http goes to a loopback address only, not to " + uri.getHost());
        }
        String path = uri.getRawPath();
        if ((path != null && !path.isEmpty() && !path.equals("/"))
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null) {
            throw wrong("only scheme, host and port belong here; paths come from the catalogue");
        }
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static InvalidSettingException wrong(String rule) {
        return new InvalidSettingException(NAME + ": " + rule);
    }
}
