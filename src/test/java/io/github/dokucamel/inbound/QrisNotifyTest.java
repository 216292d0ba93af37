package io.github.dokucamel.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.DokuSnap;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.operation.GoldenOrders;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notify QRIS: weakly signed, so that it makes us ask, and never decides. */
class QrisNotifyTest {

    private static final String PATH = "/qris/notify";
    private static final String KEY = "shared-for-qris-01";

    @TempDir static Path data;
    private static Simulator gateway;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        KeyPair keys = DokuSnap.keys();
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
                        "--doku.intake.jms.enabled=false",
                        "--doku.intake.file.enabled=false",
                        "--doku.notification.qris-path=" + PATH,
                        "--doku.notification.qris-shared-key=" + KEY,
                        "--doku.reconcile.first-delay=1h",
                        "--doku.snap.private-key-file="
                                + DokuSnap.file(data, "mine.pem", keys.getPrivate()));
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }

    private static String told(String invoiceNumber, String key) throws Exception {
        String summed = "93600014" + "20261129170000" + "9360091530000000000" + "DOKU-9" + key;
        String words =
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-1").digest(summed.getBytes(UTF_8)));
        return "ISSUERID=93600014&TXNDATE=20261129170000&MERCHANTPAN=9360091530000000000"
                + "&INVOICE=DOKU-9&AMOUNT=1.00&TXNSTATUS=S&CUSTOMERNAME=A+B&TRANSACTIONID="
                + invoiceNumber
                + "&WORDS="
                + words;
    }

    private static HttpResponse<String> post(String form) throws Exception {
        return service.send(
                HttpRequest.newBuilder(service.rest(PATH))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> get(String query) throws Exception {
        return service.send(HttpRequest.newBuilder(service.rest(PATH + "?" + query)));
    }

    private static void order(String invoiceNumber) throws Exception {
        byte[] json =
                GoldenOrders.of("qris", "{'invoice_number':'%s'}".formatted(invoiceNumber))
                        .toString()
                        .getBytes(UTF_8);
        assertEquals(
                "accepted",
                Outbox.json(service.send(service.order(json)).body()).path("outcome").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"form", "query"})
    void makesUsAskAndDokuDecides(String how) throws Exception {
        String invoiceNumber = "QR-" + how;
        order(invoiceNumber);
        gateway.payer().pay(invoiceNumber);

        String told = told(invoiceNumber, KEY);
        HttpResponse<String> answer = how.equals("form") ? post(told) : get(told);

        assertEquals("200 SUCCESS", answer.statusCode() + " " + answer.body());
        Installation.waiting()
                .until(() -> service.outbox().byInvoice("paid").containsKey(invoiceNumber));
        assertEquals(
                "status",
                service.outbox()
                        .byInvoice("paid")
                        .get(invoiceNumber)
                        .at("/payment/told_by")
                        .asText());
    }

    /** It says S, and nobody paid: an hour goes by before anybody is asked again. */
    @Test
    void decidesNothing() throws Exception {
        order("QR-LIE");
        long before = gateway.requestCount();

        assertEquals(200, post(told("QR-LIE", KEY)).statusCode());

        Installation.waiting().until(() -> gateway.requestCount() > before);
        assertEquals(200, post(told("QR-OF-NOBODY", KEY)).statusCode());
        assertEquals(false, service.outbox().byInvoice("paid").containsKey("QR-LIE"));
    }

    @Test
    void asksForNothingThatWasMadeWithAnotherKey() throws Exception {
        order("QR-FORGED");
        long before = gateway.requestCount();
        String told = told("QR-FORGED", KEY);

        assertEquals(401, post(told("QR-FORGED", "another-key")).statusCode());
        assertEquals(401, get(told.replace("INVOICE=DOKU-9", "INVOICE=DOKU-8")).statusCode());
        assertEquals(400, post(told.replace("WORDS", "WORD")).statusCode());
        assertEquals(400, post(told + "&TRANSACTIONID=QR-2").statusCode());
        assertEquals(400, get(told + "&TRANSACTIONID=QR-2").statusCode());
        assertEquals(400, get("").statusCode());
        assertEquals(before, gateway.requestCount());
    }
}
