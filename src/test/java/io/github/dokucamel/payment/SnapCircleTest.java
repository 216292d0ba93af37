package io.github.dokucamel.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.DokuSnap;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SnapGateway;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.operation.GoldenOrders;
import io.github.dokucamel.report.MovableClock;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import io.github.dokucamel.simulator.SnapPaths;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a SNAP order to its payment: told by DOKU, found by asking, and a bill that DOKU asks for. */
class SnapCircleTest {

    private static final String DGPC = "23219829713";

    @TempDir Path data;

    private static SimulatorOptions options(KeyPair merchant) {
        return SimulatorOptions.defaults()
                .withStrict(true)
                .withSnapPublicKey(SimulatorOptions.DEFAULT_CLIENT_ID, merchant.getPublic());
    }

    @Test
    void isToldOfPaymentsOfNumbersAndOfBills() throws Exception {
        KeyPair merchant = DokuSnap.keys();
        KeyPair dokus = DokuSnap.keys();
        Path key = DokuSnap.file(data, "merchant.pem", merchant.getPrivate());
        Path dokuKey = DokuSnap.file(data, "doku.pem", dokus.getPublic());
        try (Simulator gateway =
                        new Simulator(options(merchant).withSnapPrivateKey(dokus.getPrivate()))
                                .start();
                RunningService service =
                        RunningService.start(
                                data,
                                gateway.baseUrl(),
                                "--doku.intake.jms.enabled=false",
                                "--doku.intake.file.enabled=false",
                                "--doku.reconcile.enabled=false",
                                "--doku.snap.private-key-file=" + key,
                                "--doku.snap.doku-public-key-file=" + dokuKey)) {
            gateway.notifySnapAt(SnapPaths.at(service.rest("").toString()));
            JsonNode number = order(service, GoldenOrders.of("snap-va-bca"));
            ObjectNode bill = GoldenOrders.of("snap-va-bca-dipc", "{'invoice_number':'BILL-1'}");
            String virtualAccount =
                    "%8s%s"
                            .formatted(
                                    bill.at("/extra/partnerServiceId").asText(),
                                    bill.at("/extra/customerNo").asText());
            JsonNode taken = order(service, bill);
            assertEquals("accepted", number.path("outcome").asText(), number.toString());
            assertEquals("accepted", taken.path("outcome").asText(), taken.toString());
            assertEquals(virtualAccount.strip(), taken.path("payment_code").asText());

            JsonNode asked = inquire(service, gateway, virtualAccount);
            assertEquals("2002400", asked.at("/answer/responseCode").asText(), asked.toString());
            String billed = taken.path("invoice_number").asText();
            assertEquals(billed, asked.path("invoice_number").asText());
            gateway.payer().pay(number.path("invoice_number").asText());
            gateway.payer().pay(billed);

            Installation.waiting().until(() -> service.outbox().files("paid").size() == 2);
            for (String invoiceNumber : List.of(number.path("invoice_number").asText(), billed)) {
                JsonNode paid = service.outbox().byInvoice("paid").get(invoiceNumber);
                assertEquals("notification", paid.at("/payment/told_by").asText());
            }
            assertEquals(List.of(), gateway.violations());
            JsonNode again = inquire(service, gateway, virtualAccount);
            assertEquals("4042414", again.at("/answer/responseCode").asText(), again.toString());
        }
    }

    private static JsonNode order(RunningService service, ObjectNode order) throws Exception {
        byte[] json = order.toString().getBytes(UTF_8);
        return Outbox.json(service.send(service.order(json)).body());
    }

    private static JsonNode inquire(RunningService service, Simulator gateway, String number)
            throws Exception {
        return Outbox.json(
                service.send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        gateway.baseUrl() + "/simulator/inquiries"))
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                BodyPublishers.ofString(
                                                        "{\"virtual_account_no\":\"%s\"}"
                                                                .formatted(number))))
                        .body());
    }

    /** Nobody notifies it: what it knows, it has asked for. */
    private Installation asking(MovableClock clock) throws Exception {
        KeyPair merchant = DokuSnap.keys();
        Path key = DokuSnap.file(data, "merchant.pem", merchant.getPrivate());
        return Installation.in(data)
                .clock(clock)
                .gateway(options(merchant).withClock(clock))
                .with("doku.snap.inbound.enabled", "false")
                .with("doku.reconcile.interval", "1m")
                .with("doku.snap.private-key-file", key.toString())
                .start();
    }

    @Test
    void findsPaymentsByAskingForThem() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-25T03:00:00Z").toEpochMilli());
        try (Installation doku = asking(clock)) {
            doku.order(GoldenOrders.of("snap-va-bca").toString().getBytes(UTF_8));
            doku.order(SnapGateway.order("MGPC-1"));
            doku.order(SnapGateway.order("NEVER-1"));
            doku.gateway().payer().pay(DGPC);

            clock.move(Duration.ofMinutes(1).toMillis());
            Installation.waiting().until(() -> doku.outbox().files("paid").size() == 1);
            assertEquals("status", paid(doku, DGPC).at("/payment/told_by").asText());
            doku.gateway().payer().pay("MGPC-1", 11_501);
            clock.move(Duration.ofMinutes(1).toMillis());

            Installation.waiting().until(() -> doku.outbox().files("mismatched").size() == 1);
            assertEquals(1, doku.outbox().files("paid").size());
            assertEquals(List.of(), doku.gateway().violations());
        }
    }

    /** DOKU refuses the question without serviceCode and merchantId. */
    @Test
    void findsAPaidQrCodeByAskingForIt() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-25T03:00:00Z").toEpochMilli());
        try (Installation doku = asking(clock)) {
            doku.order(GoldenOrders.of("qris").toString().getBytes(UTF_8));
            doku.gateway().payer().pay("INV-1");
            clock.move(Duration.ofMinutes(1).toMillis());

            Installation.waiting().until(() -> doku.outbox().files("paid").size() == 1);
            assertEquals("status", paid(doku, "INV-1").at("/payment/told_by").asText());
            assertEquals(List.of(), doku.gateway().violations());
        }
    }

    private static JsonNode paid(Installation doku, String invoiceNumber) {
        return doku.outbox().byInvoice("paid").get(invoiceNumber);
    }
}
