package io.github.dokucamel.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.gateway.RawGateway;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
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

/**
 * Whatever is put beside an order, the request that reaches DOKU is byte for byte the one without
 * it, and so is what reaches the destinations and the caller.
 */
class HeaderInjectionTest {

    @TempDir static Path data;
    private static RawGateway gateway;
    private static RawGateway partner;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        gateway = RawGateway.answering(Injection::opened);
        partner = RawGateway.answering(request -> RawGateway.answer(200, "", ""));
        service =
                RunningService.start(
                        data,
                        gateway.url(),
                        "--doku.delivery.first-delay=50ms",
                        // Its orders look alike on purpose.
                        "--doku.batch.confirm=none",
                        "--doku.destination.accepted=file:"
                                + data.resolve("outbox/accepted")
                                + ",jms:queue:paid,"
                                + partner.url()
                                + "/in");
        take("CLEAN-000", "");
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        gateway.close();
        partner.close();
    }

    @Test
    void headersOfACallChangeNothing() throws Exception {
        StringBuilder lines = new StringBuilder();
        Injection.pairs()
                .filter(pair -> !isFraming(pair.getKey()))
                // What came through a proxy reaches nothing without a key.
                .filter(pair -> !pair.getKey().contains("Forwarded"))
                // What would tell one order from another is not taken for absent.
                .filter(
                        pair ->
                                !pair.getKey()
                                        .matches(
                                                "(?i)merchant.*|customer|revision|operation|.*idem.*|invoice.number"))
                // Said of a body that is not packed, it is refused.
                .filter(pair -> !pair.getKey().equalsIgnoreCase("Content-Encoding"))
                .forEach(
                        pair ->
                                lines.append(pair.getKey())
                                        .append(": ")
                                        .append(pair.getValue().replaceAll("[\r\n]+", " "))
                                        .append("\r\n"));
        String answer = take("TAINT-001", lines.toString());
        assertSameAsClean("TAINT-001");
        assertEquals(
                Injection.comparable(take("CLEAN-001", ""), "CLEAN-001"),
                Injection.comparable(answer, "TAINT-001"));
    }

    @Test
    void queryParametersOfACallAreRefused() throws Exception {
        for (String name : Injection.NAMES) {
            String query = "?" + encode(name) + "=x";
            String answer = call("/orders" + query, "application/json", "", json("TAINT-002"));
            assertTrue(answer.matches("(?s)HTTP/1.1 4(00|04|15) .*"), name + ": " + answer);
        }
        assertEquals(
                List.of(),
                gateway.requests().stream().filter(r -> r.contains("TAINT-002")).toList());
    }

    @Test
    void fieldsOfAFormAreNoOrder() throws Exception {
        String form =
                Injection.pairs()
                        .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                        .collect(Collectors.joining("&"));
        String multipart =
                "--x\r\nContent-Disposition: form-data; name=\"CamelHttpUri\"\r\n\r\nhttp://127.0.0.1:1/\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../x.json\"\r\n\r\n{}\r\n--x--\r\n";
        int before = gateway.requests().size();
        for (String answer :
                List.of(
                        call("/orders", "application/x-www-form-urlencoded", "", form),
                        call(
                                "/orders?Content-Type=application/json",
                                "application/x-www-form-urlencoded",
                                "",
                                form + "&Content-Type=application%2Fjson"),
                        call("/orders", "multipart/form-data; boundary=x", "", multipart))) {
            assertTrue(answer.matches("(?s)HTTP/1.1 4(00|15) .*"), answer);
            assertFalse(answer.contains("Camel"), answer);
        }
        assertEquals(before, gateway.requests().size());
    }

    @Test
    void propertiesOfAMessageChangeNothing() throws Exception {
        try (Connection connection = service.connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            Message message = session.createTextMessage(json("TAINT-003"));
            Injection.pairs()
                    .forEach(
                            pair -> {
                                String name =
                                        pair.getKey()
                                                .replace("-", "_HYPHEN_")
                                                .replace(".", "_DOT_");
                                if (!name.startsWith("JMS") || name.equals("JMSXGroupID")) {
                                    set(message, name, pair.getValue());
                                }
                            });
            set(message, "CamelHttpUri", "http://127.0.0.1:1/");
            message.setJMSType("CamelHttpPath");
            message.setJMSCorrelationID("${header.x}{{doku.secret-key}}");
            session.createProducer(session.createQueue("doku.orders")).send(message);
        }
        assertSameAsClean("TAINT-003");
    }

    @Test
    void theNameOfAFileChangesNothing() throws Exception {
        String name =
                "CamelHttpUri=1;${header.x};{{doku.secret-key}};#bean;%2e%2e%2fCamelFileName.csv";
        drop(name, "invoice_number,amount,customer.email\nTAINT-004,90000,anton@example.com\n");
        assertSameAsClean("TAINT-004");
        Installation.waiting().until(() -> service.outbox().files("processed").contains(name));
        Installation.waiting()
                .until(() -> service.outbox().files("reports").contains(name + ".status.csv"));
    }

    private List<String> sent(String invoiceNumber) {
        return gateway.requests().stream().filter(r -> r.contains(invoiceNumber)).toList();
    }

    @Test
    void elementsAndMembersThatAreNoFieldsAreRefusedAndColumnsGoNowhere() throws Exception {
        int before = gateway.requests().size();
        String names =
                Injection.NAMES.stream()
                        .filter(n -> n.matches("Camel\\w+"))
                        .collect(Collectors.joining(","));
        drop(
                "columns.csv",
                "invoice_number,amount,customer.email,"
                        + names
                        + "\nTAINT-005,90000,anton@example.com,x\n");
        drop(
                "attributes.xml",
                "<orders CamelHttpUri=\"x\"><order CamelHttpPath=\"/x\"><invoice_number Host=\"x\">TAINT-006"
                        + "</invoice_number><amount>90000</amount><customer><email>anton@example.com</email>"
                        + "</customer></order></orders>");
        drop(
                "elements.xml",
                "<orders><order><invoice_number>TAINT-007</invoice_number><amount>90000</amount>"
                        + "<CamelHttpUri>http://127.0.0.1:1/</CamelHttpUri>"
                        + "<customer><email>anton@example.com</email></customer></order></orders>");
        for (String name : Injection.NAMES) {
            if (!Set.of("merchant", "operation").contains(name)) {
                String body = json("TAINT-008").replace("{\"inv", "{\"" + name + "\":\"x\",\"inv");
                String answer = call("/orders", "application/json", "", body);
                assertTrue(answer.startsWith("HTTP/1.1 422 "), name + ": " + answer);
            }
        }
        Installation.waiting()
                .until(
                        () ->
                                service.outbox().files("refused").size()
                                                + service.outbox().files("processed").stream()
                                                        .filter(
                                                                f ->
                                                                        f.matches(
                                                                                "(columns|attributes|elements).*"))
                                                        .count()
                                        >= 3);
        assertEquals(
                List.of(),
                gateway.requests().stream()
                        .filter(r -> r.matches("(?s).*TAINT-00[6-8].*"))
                        .toList());
        Installation.waiting().until(() -> !sent("TAINT-005").isEmpty());
        for (String request : sent("TAINT-005")) {
            assertTrue(request.startsWith("POST /credit-card/v1/payment-page HTTP/1.1"), request);
            assertFalse(request.contains("Camel"), request);
        }
        assertTrue(gateway.requests().size() > before);
    }

    @Test
    void extraMembersAreMembersAndNothingElse() throws Exception {
        String extra =
                Injection.NAMES.stream()
                        .map(name -> "\"" + name + "\":\"{{doku.secret-key}}\"")
                        .collect(Collectors.joining(",", "\"extra\":{", "}"));
        String answer =
                call(
                        "/orders",
                        "application/json",
                        "",
                        json("TAINT-009").replaceFirst("}}$", "}," + extra + "}"));
        assertTrue(answer.startsWith("HTTP/1.1 201 "), answer);
        String request = Injection.requestFor("TAINT-009", gateway.requests());
        assertEquals(
                head(clean()),
                head(request.replaceFirst("Content-Length: \\d+", lengthOf(clean()))));
        assertTrue(request.contains("\"CamelHttpUri\":\"{{doku.secret-key}}\""), request);
    }

    @Test
    void textsTravelAsTheyAreWritten() throws Exception {
        String name = "{{doku.secret-key}} ${bean:x} #bean file:x";
        String answer =
                call(
                        "/orders",
                        "application/json",
                        "",
                        json("TAINT-010")
                                .replace("{\"email", "{\"name\":\"" + name + "\",\"email"));
        assertTrue(answer.startsWith("HTTP/1.1 201 "), answer);
        assertTrue(Injection.requestFor("TAINT-010", gateway.requests()).contains(name));
    }

    @Test
    void eachHeaderAloneChangesNothing() {
        int number = 100;
        for (Map.Entry<String, String> pair : Injection.pairs().toList()) {
            String invoiceNumber = "TAINT-" + ++number;
            service.context()
                    .createProducerTemplate()
                    .requestBodyAndHeader(
                            "direct:doku-order",
                            SampleOrders.json(invoiceNumber),
                            pair.getKey(),
                            pair.getValue());
            assertEquals(
                    Injection.comparable(clean(), "CLEAN-000"),
                    Injection.comparable(
                            Injection.requestFor(invoiceNumber, gateway.requests()), invoiceNumber),
                    pair.getKey());
        }
    }

    private static void assertSameAsClean(String invoiceNumber) throws Exception {
        Installation.waiting()
                .until(() -> gateway.requests().stream().anyMatch(r -> r.contains(invoiceNumber)));
        assertEquals(
                Injection.comparable(clean(), "CLEAN-000"),
                Injection.comparable(
                        Injection.requestFor(invoiceNumber, gateway.requests()), invoiceNumber));
        assertDeliveredAsClean(invoiceNumber);
    }

    /** One request, one message and one file each, with nothing from outside on them. */
    private static void assertDeliveredAsClean(String invoiceNumber) throws Exception {
        Installation.waiting()
                .until(() -> partner.requests().stream().anyMatch(r -> r.contains(invoiceNumber)));
        assertEquals(
                head(
                        Injection.comparable(
                                Injection.requestFor("CLEAN-000", partner.requests()),
                                "CLEAN-000")),
                head(
                        Injection.comparable(
                                        Injection.requestFor(invoiceNumber, partner.requests()),
                                        invoiceNumber)
                                .replaceFirst(
                                        "Content-Length: \\d+",
                                        lengthOf(
                                                Injection.requestFor(
                                                        "CLEAN-000", partner.requests())))));
        String file = "default-payment-page-" + invoiceNumber + "-r1-accepted.json";
        Installation.waiting().until(() -> service.outbox().files("accepted").contains(file));
        Installation.waiting().until(() -> queued().containsKey(invoiceNumber));
        Map<String, Set<String>> properties = queued();
        assertEquals(properties.get("CLEAN-000"), properties.get(invoiceNumber));
    }

    /** Names and values of the properties that do not differ by order, by invoice number. */
    private static Map<String, Set<String>> queued() throws Exception {
        Map<String, Set<String>> queued = new TreeMap<>();
        try (Connection connection = service.connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            for (Object found :
                    names(session.createBrowser(session.createQueue("paid")).getEnumeration())) {
                Message message = (Message) found;
                Set<String> properties = new TreeSet<>();
                for (Object name : names(message.getPropertyNames())) {
                    String text = name.toString();
                    boolean fresh = Set.of("DokuDeliveryId", "CamelFileName").contains(text);
                    properties.add(text + "=" + (fresh ? "" : message.getObjectProperty(text)));
                }
                properties.add("" + message.getJMSCorrelationID() + message.getJMSType());
                queued.put(Injection.invoiceNumber(message.getBody(String.class)), properties);
            }
        }
        return queued;
    }

    private static List<?> names(Enumeration<?> all) {
        return Collections.list(all);
    }

    private static String clean() {
        return Injection.requestFor("CLEAN-000", gateway.requests());
    }

    private static String head(String request) {
        String head = request.substring(0, request.indexOf("\r\n\r\n"));
        return Injection.comparable(head, "none");
    }

    private static String lengthOf(String request) {
        return request.lines()
                .filter(l -> l.startsWith("Content-Length"))
                .findFirst()
                .orElseThrow();
    }

    private static String json(String invoiceNumber) {
        return SampleOrders.text(invoiceNumber, 90_000);
    }

    /** @return the whole answer */
    private static String take(String invoiceNumber, String headers) throws Exception {
        String answer = call("/orders", "application/json", headers, json(invoiceNumber));
        assertTrue(answer.startsWith("HTTP/1.1 201 "), answer);
        return answer;
    }

    private static String call(String path, String type, String headers, String body)
            throws Exception {
        try (Socket socket = new Socket("127.0.0.1", service.rest("/").getPort())) {
            socket.getOutputStream()
                    .write(
                            ("POST %s HTTP/1.1\r\nHost: shop\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n%s")
                                    .formatted(
                                            path, type, body.getBytes(UTF_8).length, headers, body)
                                    .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** Those that say where a request ends are the caller's own. */
    private static boolean isFraming(String name) {
        return Set.of(
                        "Content-Length",
                        "Transfer-Encoding",
                        "Content-Type",
                        "Host",
                        "Expect",
                        "Connection",
                        "h\u00e9ader")
                .contains(name);
    }

    private static void drop(String name, String content) throws Exception {
        Path file = Files.writeString(data.resolve("inbox").resolve(name), content);
        Files.createFile(file.resolveSibling(name + ".done"));
    }

    private static void set(Message message, String name, String value) {
        try {
            message.setStringProperty(name, value);
        } catch (JMSException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
