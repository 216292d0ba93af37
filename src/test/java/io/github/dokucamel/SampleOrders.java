package io.github.dokucamel;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Valid orders that differ in what a test cares about. */
public final class SampleOrders {

    private SampleOrders() {}

    public static byte[] json(String invoiceNumber) {
        return json(invoiceNumber, 90_000);
    }

    public static byte[] json(String invoiceNumber, long amount) {
        return text(invoiceNumber, amount).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(String invoiceNumber, long amount) {
        return """
            {"invoice_number":"%s","amount":%d,"customer":{"email":"anton@example.com"}}"""
                .formatted(invoiceNumber, amount);
    }

    /** Invoice numbers {@code PREFIX-1} to {@code PREFIX-n}, on the lines 2 to n + 1. */
    public static String csv(String prefix, int orders) {
        return IntStream.rangeClosed(1, orders)
                .mapToObj(n -> prefix + "-" + n + "," + (1000 + n) + ",anton@example.com\n")
                .collect(Collectors.joining("", "invoice_number,amount,customer.email\n", ""));
    }
}
