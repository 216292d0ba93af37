package io.github.dokucamel.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.SnapGateway;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order is known by its Request-Id wherever and whenever it is taken in. */
class RequestIdTest {

    private static final int ORDERS = 40;

    @TempDir private Path dir;
    private final ScriptedGateway gateway =
            ScriptedGateway.answering(call -> ScriptedGateway.opened(200, call));

    @AfterEach
    void stop() {
        gateway.close();
    }

    /** Under an invoice number each, with free text that has to be written otherwise everywhere. */
    private record Sample(String invoiceNumber, long amount, String name) {

        static List<Sample> some(int seed) {
            Random random = new Random(seed);
            List<Sample> all = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                String name = List.of("Ani", "Ani & Budi", "\u00c9lise", "O'Neil").get(i % 4);
                all.add(new Sample("R-" + i, 1_000 + random.nextInt(1_000_000), name));
            }
            return all;
        }

        String json() {
            return """
                {"invoice_number":"%s","amount":%d,"customer":{"name":"%s","email":"a@example.com"}}"""
                    .formatted(invoiceNumber, amount, name);
        }

        /** The same order, spelled otherwise. */
        String jsonOtherwise() {
            return """
                { "customer": {"email": "a@example.com", "name": "%s"}, "revision": 1,
                  "amount": %d, "invoice_number": "%s", "merchant": "default" }"""
                    .formatted(name, amount, invoiceNumber)
                    .replace("\n", " ");
        }

        String csv() {
            return "a@example.com;%s;%d;%s".formatted(name, amount, invoiceNumber);
        }

        String xml() {
            return "<order><customer><name>%s</name><email>a@example.com</email></customer><amount>%d</amount><invoice_number>%s</invoice_number></order>"
                    .formatted(name.replace("&", "&amp;"), amount, invoiceNumber);
        }
    }

    private static String file(String format, List<Sample> orders) {
        return switch (format) {
            case "json" ->
                    orders.stream().map(Sample::json).collect(Collectors.joining(",", "[", "]"));
            case "jsonl" ->
                    orders.stream().map(Sample::jsonOtherwise).collect(Collectors.joining("\n"));
            case "csv" ->
                    "customer.email;customer.name;amount;invoice_number\n"
                            + orders.stream().map(Sample::csv).collect(Collectors.joining("\n"));
            default ->
                    orders.stream()
                            .map(Sample::xml)
                            .collect(Collectors.joining("", "<orders>", "</orders>"));
        };
    }

    private Installation installation(String name) throws Exception {
        return Installation.in(Files.createDirectory(dir.resolve(name)))
                .gatewayAt(gateway.baseUrl())
                .with("doku.reconcile.enabled", "false")
                .readingFiles();
    }

    /** What one installation sends of a file: Request-Id and body by invoice number. */
    private Map<String, String> sent(String name, String format, List<Sample> orders)
            throws Exception {
        gateway.forgetCalls();
        try (Installation doku = installation(name).start()) {
            doku.drop("orders." + format, file(format, orders));
            doku.awaitProcessed("orders." + format);
            doku.awaitSettled();
        }
        Map<String, String> sent = new TreeMap<>();
        gateway.posts()
                .forEach(call -> sent.put(call.invoiceNumber(), id(call) + "\n" + call.body()));
        assertEquals(orders.size(), sent.size());
        return sent;
    }

    private static String id(Call call) {
        return call.header("Request-Id");
    }

    @Test
    void isTheSameWithTheSameBytesInEveryFormatAndEveryLedger() throws Exception {
        List<Sample> orders = Sample.some(1);
        Map<String, String> json = sent("a", "json", orders);

        assertEquals(json, sent("again", "json", orders));
        for (String format : List.of("jsonl", "csv", "xml")) {
            assertEquals(json, sent(format, format, orders));
        }
    }

    @Test
    void anotherOrderHasAnother() throws Exception {
        Set<String> ids = new HashSet<>();
        for (int seed = 1; seed <= 3; seed++) {
            sent("seed-" + seed, "json", Sample.some(seed))
                    .values()
                    .forEach(call -> ids.add(call.lines().findFirst().orElseThrow()));
        }
        assertEquals(3 * ORDERS, ids.size());
    }

    private String idOf(String name, String setting, String value, String json) throws Exception {
        gateway.forgetCalls();
        try (Installation doku = installation(name).with(setting, value).start()) {
            doku.order(json.getBytes(StandardCharsets.UTF_8));
        }
        return id(gateway.posts().get(0));
    }

    @Test
    void merchantAndClientIdArePartOfIt() throws Exception {
        String json = new Sample("R-1", 5_000, "Ani").json();
        String plain = idOf("plain", "doku.client-id", "BRN-1", json);
        assertNotEquals(plain, idOf("client", "doku.client-id", "BRN-2", json));
        assertEquals(plain, idOf("again", "doku.client-id", "BRN-1", json));
    }

    @ParameterizedTest
    @Tag("full")
    @ValueSource(strings = {"uuid", "compact"})
    void isWrittenAsTheSettingSays(String format) throws Exception {
        String json = new Sample("R-1", 5_000, "Ani").json();
        String id = idOf(format, "doku.request-id.format", format, json);
        String uuid = "[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
        assertTrue(id.matches(format.equals("uuid") ? uuid : "[0-9a-f]{12}5[0-9a-f]{19}"), id);
    }

    /** DOKU wants an X-EXTERNAL-ID once a day: an attempt has one that no other has. */
    @Test
    void anExternalIdIsNoFunctionOfTheOrder() throws Exception {
        Set<String> ids = new HashSet<>();
        try (SnapGateway snap = new SnapGateway()) {
            snap.create(
                    call ->
                            snap.calls(SnapGateway.CREATE).size() < 3
                                    ? Reply.lost()
                                    : SnapGateway.opened(call));
            try (Installation doku = snap.installation(dir).start()) {
                doku.order(SnapGateway.order("R-9"));
                Installation.waiting().until(() -> snap.calls(SnapGateway.CREATE).size() == 3);
            }
            snap.calls(SnapGateway.CREATE).forEach(call -> ids.add(call.header("X-EXTERNAL-ID")));
        }
        assertEquals(3, ids.size());
        ids.forEach(id -> assertTrue(id.matches("[0-9]{28}"), id));
    }
}
