package io.github.dokucamel.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.KeyStoreFile;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.Ports;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.cli.DokuProcess;
import io.github.dokucamel.intake.message.ForeignBroker;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets and people that must turn up nowhere, whatever happens and however much is logged. */
class CanariesIT {

    private static final String API_KEY = "canary-api-key-0123456789";
    private static final String PROXY_PASSWORD = "canary-proxy-password";
    private static final String DESTINATION_PASSWORD = "canary-destination-password";
    private static final String CARD = "4111111111111111";

    private static final String CUSTOMER =
            """
            {"id":"C-77","name":"Kanari Rahasia","email":"kanari@burung.example",\
            "phone":"+628111222333","address":"Jalan Kenari 7"}""";

    @TempDir Path directory;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Canaries canaries =
            new Canaries()
                    .plant("secret key", "SK-canary-default-0123456789")
                    .plant("another merchant's secret key", "SK-canary-shop-0123456789")
                    .plant("previous secret key", "SK-canary-previous-0123456789")
                    .plant("API key", API_KEY)
                    .plant("broker password", ForeignBroker.PASSWORD)
                    .plant("trust store password", KeyStoreFile.PASSWORD)
                    .plant("proxy password", PROXY_PASSWORD)
                    .plant("destination password", DESTINATION_PASSWORD)
                    .plant("card number", CARD)
                    .plant("name", "Kanari Rahasia")
                    .plant("e-mail", "kanari@burung.example")
                    .plant("malformed e-mail", "kanari@@burung")
                    .plant("phone", "628111222333")
                    .plant("address", "Jalan Kenari 7");
    private int port;
    private int management;

    @Test
    void nothingSecretOrPersonalTurnsUpAnywhere() throws Exception {
        port = Ports.free();
        management = Ports.free();
        try (ScriptedGateway gateway = ScriptedGateway.answering(CanariesIT::answer);
                ForeignBroker broker = ForeignBroker.start(directory);
                DokuProcess doku =
                        DokuProcess.start(directory, environment(gateway, broker), "run")) {
            Installation.waiting().until(() -> doku.output().contains("\n  inbox "));
            drop("orders.csv", csv());
            drop("headless.csv", "INV-1,90000,kanari@burung.example,+628111222333\n");
            drop(
                    "broken.json",
                    "[" + order("FILE-1", "default", CUSTOMER) + ",{\"customer\":" + CUSTOMER);
            ask(order("REST-1", "default", CUSTOMER));
            ask(order("REST-1", "default", CUSTOMER.replace("C-77", "C-78")));
            ask(order("DECLINED-1", "default", CUSTOMER));
            ask(order("GARBAGE-1", "default", CUSTOMER));
            ask(order("HELD-1", "shop", CUSTOMER));
            ask(order("CARD-1", "default", CUSTOMER.replace("C-77", CARD)));
            ask(
                    order(
                            "MAIL-1",
                            "default",
                            "{\"email\":\"kanari@@burung\",\"name\":\"Kanari Rahasia\"}"));
            ask("{\"invoice_number\":\"CUT-1\",\"customer\":" + CUSTOMER);
            ask("{\"kanari@burung.example\":1,\"customer\":\"Kanari Rahasia\"}");
            sendByJms(broker, order("JMS-1", "default", CUSTOMER));
            sendByJms(broker, "{\"customer\":" + CUSTOMER);
            Outbox outbox = new Outbox(directory.resolve("data/outbox"));
            Installation.waiting()
                    .until(
                            () ->
                                    outbox.files("unresolved").size() == 1
                                            && outbox.files("processed").size() == 2
                                            && outbox.files("refused").size() == 2
                                            && gateway.calls().size() >= 8);
            canaries.show("health", observe("/observe/health?data=true"));
            canaries.show("metrics", observe("/observe/metrics"));
            canaries.show(
                    "arguments", Files.readString(Path.of("/proc/" + doku.pid() + "/cmdline")));
            doku.terminate();
            assertEquals(143, doku.status());
            canaries.show("console", doku.output());
            gatherFiles();
            for (Call call : gateway.calls()) {
                canaries.plant(
                        "signature " + call.number(),
                        call.header("Signature").substring("HMACSHA256=".length()));
            }
            assertTrue(canaries.hasSeen("console", " TRACE "), "nothing was logged at TRACE");
            assertTrue(canaries.hasSeen("health", "merchant.shop"));
            assertTrue(canaries.hasSeen("refused/headless.csv.reason.txt", "column"));
            assertTrue(canaries.hasSeen("reports/orders.csv.status.csv", "CSV-2"));
            assertTrue(canaries.hasSeen("declined/", "You sent"));
            assertEquals(List.of(), canaries.leaks());
        }
    }

    /** A gateway, or a proxy before it, that tells what it was sent. */
    private static Reply answer(Call call) {
        String echo =
                (call.body() + " " + call.headers()).replace("\\", "\\\\").replace("\"", "\\\"");
        String error = "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"type\":\"x\"}}";
        if (call.method().equals("GET")) {
            boolean held = call.header("Client-Id").startsWith("BRN-0002");
            return new Reply(
                    held ? 401 : 404, error.formatted(held ? "invalid_signature" : "no", echo));
        }
        return switch (call.invoiceNumber().replaceAll("-.*", "")) {
            case "DECLINED" ->
                    new Reply(400, error.formatted("invalid_amount", "You sent " + echo));
            case "GARBAGE" -> new Reply(500, "{\"message\":[\"" + echo + "\"]} and more");
            case "HELD" -> new Reply(401, error.formatted("invalid_signature", echo));
            default -> ScriptedGateway.opened(200, call);
        };
    }

    private Map<String, String> environment(ScriptedGateway gateway, ForeignBroker broker)
            throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_OPTS", "-Xmx256m " + LoudFile.option(directory));
        environment.put("DOKU_BASE_URL", "http://127.0.0.1:1");
        environment.put(
                "DOKU_PROXY_URL",
                gateway.baseUrl().replace("//", "//agent:" + PROXY_PASSWORD + "@"));
        environment.put("DOKU_CLIENT_ID", "BRN-0001-1234567890123");
        environment.put("DOKU_SECRET_KEY", canaries.value("secret key"));
        environment.put("DOKU_MERCHANT_SHOP_CLIENT_ID", "BRN-0002-1234567890123");
        environment.put(
                "DOKU_MERCHANT_SHOP_SECRET_KEY", canaries.value("another merchant's secret key"));
        environment.put(
                "DOKU_MERCHANT_SHOP_PREVIOUS_SECRET_KEY", canaries.value("previous secret key"));
        environment.put("DOKU_API_KEY", API_KEY);
        environment.put("DOKU_JMS_BROKER_URL", broker.url());
        environment.put("DOKU_JMS_USER", ForeignBroker.USER);
        environment.put("DOKU_JMS_PASSWORD", ForeignBroker.PASSWORD);
        environment.put("DOKU_TRUSTSTORE_FILE", directory.resolve("broker.p12").toString());
        environment.put("DOKU_TRUSTSTORE_PASSWORD", KeyStoreFile.PASSWORD);
        environment.put(
                "DOKU_DESTINATION_DECLINED",
                "file:data/outbox/declined,http://127.0.0.1:1/in?authMethod=Basic&authUsername=us"
                        + "&authPassword="
                        + DESTINATION_PASSWORD);
        environment.put("DOKU_HTTP_PORT", Integer.toString(port));
        environment.put("DOKU_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("DOKU_RETRY_ATTEMPTS", "2");
        environment.put("DOKU_RETRY_FIRST_DELAY", "50ms");
        environment.put("DOKU_REST_WAIT", "500ms");
        return environment;
    }

    private static String order(String invoiceNumber, String merchant, String customer) {
        return """
            {"invoice_number":"%s","merchant":"%s","amount":90000,"customer":%s}"""
                .formatted(invoiceNumber, merchant, customer);
    }

    private static String csv() {
        return """
            invoice_number,amount,customer.name,customer.email,customer.phone
            CSV-1,90000,Kanari Rahasia,kanari@burung.example,+628111222333
            CSV-2,Kanari Rahasia,kanari@burung.example,+628111222333,90000
            CSV-3,90000,Kanari Rahasia 4111111111111111,kanari@@burung,+628111222333,Jalan Kenari 7
            """;
    }

    private void ask(String order) throws Exception {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/orders"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + API_KEY)
                                .header("X-Payer", "kanari@burung.example")
                                .POST(BodyPublishers.ofString(order))
                                .build(),
                        BodyHandlers.ofString());
        canaries.show(
                "answer to " + order.substring(0, 28),
                answer.statusCode() + " " + answer.headers().map() + answer.body());
    }

    private String observe(String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static void sendByJms(ForeignBroker broker, String order) throws Exception {
        try (Connection connection = broker.connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            TextMessage message = session.createTextMessage(order);
            message.setJMSReplyTo(session.createQueue("replies"));
            session.createProducer(session.createQueue("doku.orders")).send(message);
        }
    }

    private void drop(String name, String content) throws Exception {
        Path inbox = directory.resolve("data/inbox");
        Files.writeString(inbox.resolve(name), content);
        Files.createFile(inbox.resolve(name + ".done"));
    }

    /** All that is written for others to read. What a user dropped is kept as it was. */
    private void gatherFiles() throws Exception {
        Path outbox = directory.resolve("data/outbox");
        try (Stream<Path> files = Files.walk(outbox)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = outbox.relativize(file).toString();
                boolean dropped =
                        name.startsWith("processed/")
                                || name.startsWith("refused/") && !name.endsWith(".reason.txt")
                                || name.endsWith(".xlsx")
                                // It shows the clerk what the cells say that are to be put right.
                                || name.endsWith(".check.json");
                if (!dropped) {
                    canaries.show(name, Files.readString(file, UTF_8));
                }
            }
        }
    }
}
