package io.github.dokucamel.cli;

import io.github.dokucamel.signature.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;

/** Where the running service answers questions about one order. Null leaves its default. */
record OrderAddress(String invoiceNumber, String merchant, String operation, String revision) {

    /**
     * @param service scheme, host and port count
     * @param what follows the order's own address, e.g. {@code /status}
     * @param apiKey empty to ask without
     */
    HttpRequest.Builder request(URI service, String what, Optional<Secret> apiKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path(what)));
        apiKey.ifPresent(key -> request.header("Authorization", "Bearer " + key.revealed()));
        return request;
    }

    /** @param what follows the order's own address, e.g. {@code /status} */
    String path(String what) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        add(query, "merchant", merchant);
        add(query, "operation", operation);
        add(query, "revision", revision);
        return "/orders/" + encoded(invoiceNumber) + what + query;
    }

    private static void add(StringJoiner query, String name, String value) {
        if (value != null) {
            query.add(name + "=" + encoded(value));
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
