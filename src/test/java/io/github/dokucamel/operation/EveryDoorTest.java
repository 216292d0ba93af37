package io.github.dokucamel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.DokuSnap;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.RecordedRequest;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every operation through every door, against a gateway that checks all it gets. */
class EveryDoorTest {

    /** Members that DOKU takes once. */
    private static final List<String> ONCE =
            List.of(
                    "order.invoice_number",
                    "payout.invoice_number",
                    "transfer.invoice_number",
                    "trxId",
                    "partnerReferenceNo",
                    "partnerRefundNo");

    private static final String CUSTOMER = "C-1";

    @TempDir static Path data;
    private static Simulator gateway;
    private static RunningService service;
    private static int numbers = 10_000_000;

    @BeforeAll
    static void start() throws Exception {
        KeyPair keys = DokuSnap.keys();
        Path key = DokuSnap.file(data, "merchant.pem", keys.getPrivate());
        gateway =
                new Simulator(
                                SimulatorOptions.defaults()
                                        .withStrict(true)
                                        .withSnapPublicKey(
                                                SimulatorOptions.DEFAULT_CLIENT_ID,
                                                keys.getPublic()))
                        .start();
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.snap.private-key-file=" + key,
                        "--doku.pci.enabled=true",
                        "--doku.response-signature=strict",
                        "--doku.notification.enabled=false",
                        "--doku.reconcile.enabled=false");
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }

    private static String number() {
        return Integer.toString(++numbers);
    }

    /** The golden order of every operation that takes orders, under numbers of their own. */
    private static Map<String, ObjectNode> orders() {
        Map<String, ObjectNode> orders = new TreeMap<>();
        for (String operation : GoldenOrders.operations()) {
            orders.put(operation, order(operation));
        }
        return orders;
    }

    private static ObjectNode order(String operation) {
        return GoldenOrders.of(operation, "{'revision':null}").put("invoice_number", number());
    }

    private static void assertNoViolation() {
        assertEquals(
                List.of(), gateway.violations().stream().map(RecordedRequest::toString).toList());
    }

    private static void awaitAccepted(Map<String, ObjectNode> orders) {
        Set<String> wanted =
                orders.values().stream()
                        .map(order -> order.path("invoice_number").asText())
                        .collect(Collectors.toCollection(TreeSet::new));
        Installation.waiting()
                .untilAsserted(
                        () -> {
                            Set<String> missing = new TreeSet<>(wanted);
                            missing.removeAll(service.outbox().byInvoice("accepted").keySet());
                            assertEquals(Set.of(), missing);
                        });
        assertNoViolation();
    }

    @Test
    void takesOneOrderOfEveryOperationByFile() throws Exception {
        Map<String, ObjectNode> orders = orders();
        ArrayNode list = JsonNodeFactory.instance.arrayNode().addAll(orders.values());

        Path file = data.resolve("inbox").resolve("every.json");
        Files.writeString(file, list.toString());
        Files.createFile(file.resolveSibling("every.json.done"));

        awaitAccepted(orders);
    }

    @Test
    void takesOneOrderOfEveryOperationByJms() throws Exception {
        Map<String, ObjectNode> orders = orders();

        try (Connection connection = service.connections().createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            MessageProducer producer = session.createProducer(session.createQueue("doku.orders"));
            for (ObjectNode order : orders.values()) {
                producer.send(session.createTextMessage(order.toString()));
            }
            session.commit();
        }

        awaitAccepted(orders);
    }

    @Test
    void takesOneOrderOfEveryOperationByRest() throws Exception {
        Map<String, String> otherwise = new TreeMap<>();
        for (Map.Entry<String, ObjectNode> order : orders().entrySet()) {
            JsonNode document = accepted(order.getValue());
            if (!document.path("outcome").asText().equals("accepted")) {
                otherwise.put(order.getKey(), document.toString());
            }
        }
        assertEquals(Map.of(), otherwise);
        assertNoViolation();
    }

    private static JsonNode accepted(ObjectNode order) throws Exception {
        byte[] json = order.toString().getBytes(StandardCharsets.UTF_8);
        return Outbox.json(service.send(service.order(json)).body());
    }

    @Test
    void makesOneCallOfEveryOtherOperation() throws Exception {
        Map<String, String> otherwise = new TreeMap<>();
        call("snap-token-b2b2c", golden("snap-token-b2b2c"));
        for (String name : GoldenCallTest.names()) {
            HttpResponse<String> answer = call(name, prepared(name));
            boolean done =
                    answer.statusCode() == 200
                            && Outbox.json(answer.body())
                                    .path("outcome")
                                    .asText()
                                    .equals("accepted");
            if (!done) {
                otherwise.put(name, answer.statusCode() + " " + answer.body());
            }
        }
        assertEquals(Map.of(), otherwise);
        assertNoViolation();
    }

    private static HttpResponse<String> call(String name, ObjectNode request) throws Exception {
        return service.send(
                HttpRequest.newBuilder(
                                service.rest("/operations/" + name + "?customer=" + CUSTOMER))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", number())
                        .POST(BodyPublishers.ofString(request.toString())));
    }

    private static ObjectNode golden(String name) {
        ObjectNode request =
                GoldenOrders.read(GoldenOrders.FOLDER.resolve(name).resolve("call.json"))
                        .withObject("/request");
        for (String path : ONCE) {
            int last = path.lastIndexOf('.');
            JsonNode parent = last < 0 ? request : Members.at(request, path.substring(0, last));
            if (parent.has(path.substring(last + 1))) {
                ((ObjectNode) parent).put(path.substring(last + 1), number());
            }
        }
        return request;
    }

    /** With what it is about there already. */
    private static ObjectNode prepared(String name) throws Exception {
        ObjectNode request = golden(name);
        switch (name) {
            case "snap-va-update", "snap-va-delete", "snap-va-check-status" -> {
                ObjectNode order = order("snap-va-bca-mgpc");
                String customer = number();
                order.withObject("/extra").put("customerNo", customer);
                String partner = "%8s".formatted(order.at("/extra/partnerServiceId").asText());
                JsonNode document = accepted(order);
                request.put("partnerServiceId", partner)
                        .put("customerNo", customer)
                        .put("virtualAccountNo", partner + customer);
                if (request.has("trxId")) {
                    request.put("trxId", document.path("invoice_number").asText());
                }
            }
            case "snap-dd-check-status",
                    "snap-dd-refund",
                    "snap-dd-cancel",
                    "snap-kki-refund",
                    "snap-qris-query",
                    "snap-qris-refund" ->
                    request.put("originalPartnerReferenceNo", paid("shopeepay-snap"));
            case "kirim-check-status" -> {
                ObjectNode transfer = golden("kirim-transfer-bank");
                call("kirim-transfer-bank", transfer);
                request.put(
                        "originalPartnerReferenceNo", transfer.path("partnerReferenceNo").asText());
            }
            case "card-refund" -> request.withObject("/order").put("invoice_number", paid("alfa"));
            case "check-status" -> request.put("identifier", paid("alfa"));
            default -> {}
        }
        return request;
    }

    private static String paid(String operation) throws Exception {
        ObjectNode order = order(operation).put("amount", 100_000);
        order.remove("line_items");
        JsonNode document = accepted(order);
        String invoiceNumber = document.path("invoice_number").asText();
        gateway.payer().pay(invoiceNumber);
        // Nobody notifies here: the ledger learns of the payment by asking.
        HttpResponse<String> asked =
                service.send(
                        HttpRequest.newBuilder(
                                        service.rest(
                                                "/orders/%s/status?operation=%s"
                                                        .formatted(invoiceNumber, operation)))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.noBody()));
        assertEquals(
                "paid", Outbox.json(asked.body()).at("/payment/status").asText(), asked.body());
        return invoiceNumber;
    }
}
