package io.github.dokucamel.cli;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Where the running service answers questions about one order. Null leaves its default. */
record OrderAddress(String invoiceNumber, String merchant, String operation, String revision) {

    /**
     * @param service scheme, host and port count
     * @param what follows the order's own address, e.g. {@code /status}
     */
    URI at(URI service, String what) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("merchant", merchant);
        query.put("operation", operation);
        query.put("revision", revision);
        StringJoiner parameters = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach(
                (name, value) -> {
                    if (value != null) {
                        parameters.add(name + "=" + encoded(value));
                    }
                });
        return service.resolve("/orders/" + encoded(invoiceNumber) + what + parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
