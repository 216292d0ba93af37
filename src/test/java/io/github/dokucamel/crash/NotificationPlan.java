package io.github.dokucamel.crash;

import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.ledger.sql.LedgerRows;
import io.github.dokucamel.payment.Fact;
import io.github.dokucamel.payment.Facts;
import io.github.dokucamel.payment.PaymentDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The orders of one run, from its seed, and all that DOKU says of them. */
final class NotificationPlan {

    private static final int ORDERS = 6;

    /** What a notification says. */
    private record Told(String invoiceNumber, Fact fact) {}

    private final Path inbox;
    private final String prefix;
    private final Random random;
    private final Consumer<NotificationCall> sender;
    private final Map<String, Long> orders = new LinkedHashMap<>();
    private final Map<String, Told> told = new HashMap<>();
    private int batches;

    NotificationPlan(Path inbox, String prefix, Random random, Consumer<NotificationCall> sender) {
        this.inbox = inbox;
        this.prefix = prefix;
        this.random = random;
        this.sender = sender;
    }

    /** Orders that DOKU tells of from now on, whether they are dropped already or not. */
    Map<String, Long> imagine() {
        Map<String, Long> some = new LinkedHashMap<>();
        for (int i = 1; i <= ORDERS; i++) {
            some.put(prefix + "-" + (orders.size() + i), 5_000L + random.nextInt(999));
        }
        some.forEach(this::tell);
        orders.putAll(some);
        tell("UNKNOWN-" + prefix + "-" + orders.size(), 5_000L);
        return some;
    }

    private void tell(String number, long amount) {
        for (Fact fact : Facts.of(number, amount, random)) {
            for (int times = 1 + random.nextInt(2); times > 0; times--) {
                NotificationCall call =
                        NotificationCall.signed(
                                SignatureCheck.CLIENT_ID,
                                SignatureCheck.SECRET_KEY,
                                "/notifications",
                                "/notifications",
                                Instant.now(),
                                fact.body(number, random));
                told.put(call.header("Request-Id"), new Told(number, fact));
                sender.accept(call);
                if (random.nextInt(3) == 0) {
                    sender.accept(call);
                }
            }
        }
    }

    void drop(Map<String, Long> some) throws IOException {
        String csv =
                some.entrySet().stream()
                        .map(order -> order.getKey() + "," + order.getValue() + ",a@example.com\n")
                        .collect(
                                Collectors.joining(
                                        "", "invoice_number,amount,customer.email\n", ""));
        String name = "batch-%04d.csv".formatted(++batches);
        Files.writeString(inbox.resolve(name), csv);
        Files.createFile(inbox.resolve(name + ".done"));
    }

    /** How many orders are dropped at a time. */
    int drops() {
        return ORDERS;
    }

    /** Invoice numbers and amounts. */
    Map<String, Long> orders() {
        return orders;
    }

    /** How many different notifications there are. */
    int notifications() {
        return told.size();
    }

    /** What one of them says. */
    String words(String requestId) {
        return String.valueOf(told.get(requestId));
    }

    /** What was recorded, in its sequence, by order. */
    Map<String, List<Fact>> said(List<LedgerRows.Received> recorded) {
        Map<String, List<Fact>> said = new HashMap<>();
        for (LedgerRows.Received one : recorded) {
            Told what = told.get(one.requestId());
            String key = PaymentDocuments.key("default", what.invoiceNumber());
            said.computeIfAbsent(key, k -> new ArrayList<>()).add(what.fact());
        }
        return said;
    }
}
