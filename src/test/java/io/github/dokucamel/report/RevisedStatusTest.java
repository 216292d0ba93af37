package io.github.dokucamel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.Simulator;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers of a bill with several revisions: which is to be paid, and where its money is told. */
class RevisedStatusTest {

    private static final String NUMBER = "Invoice number";

    @TempDir Path data;
    private Simulator gateway;
    private RunningService service;

    @BeforeEach
    void start() throws Exception {
        gateway = RunningService.gateway();
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.intake.jms.enabled=false",
                        "--doku.report.interval=100ms",
                        "--doku.reconcile.enabled=false");
        gateway.notifyAt(service.notifications("/notifications").toString());
        drop("first.csv", "R-1,1,90000,a@example.com", "R-2,1,50000,b@example.com");
    }

    @AfterEach
    void stop() {
        service.close();
        gateway.close();
    }

    private void drop(String name, String... rows) throws Exception {
        Path inbox = Files.createDirectories(data.resolve("inbox"));
        Files.writeString(
                inbox.resolve(name),
                "invoice_number,revision,amount,customer.email\n" + String.join("\n", rows) + "\n");
        Files.createFile(inbox.resolve(name + ".done"));
        Installation.waiting()
                .until(
                        () ->
                                Outbox.json(service.get("/batches/" + name).body())
                                        .path("state")
                                        .asText()
                                        .equals("settled"));
        Installation.waiting().until(() -> Files.exists(paper(name)));
    }

    private Path paper(String file) {
        return data.resolve("outbox/reports/" + file + ".status.xlsx");
    }

    private JsonNode act(String number, String act, int status) throws Exception {
        HttpResponse<String> answer =
                service.send(
                        HttpRequest.newBuilder(service.rest("/orders/" + number + "/" + act))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"reason\":\"another day\"}")));
        assertEquals(status, answer.statusCode(), answer.body());
        return Outbox.json(answer.body());
    }

    private PaperBack book(String file) throws Exception {
        return PaperBack.read(paper(file));
    }

    private String cell(String file, String number, String head) throws Exception {
        return book(file).cell("Status", NUMBER, number, head);
    }

    private String bills(String file, String head) throws Exception {
        return book(file).cell("Totals", "Status", "Bills of this file", head);
    }

    private Map<String, String> row(String file, int index) {
        return service.outbox().rows(file).get(index);
    }

    private static void awaitSame(ThrowingRunnable assertion) {
        Installation.waiting().untilAsserted(assertion);
    }

    @Test
    void theRowOfARenewedBillFollowsTheRenewal() throws Exception {
        act("R-1", "cancel", 200);
        String link = act("R-1", "renew", 201).path("payment_url").asText();

        awaitSame(() -> assertEquals(link, cell("first.csv", "R-1", "Payment link")));
        assertEquals("Unpaid", cell("first.csv", "R-1", "Status"));
        assertEquals("90000", cell("first.csv", "R-1", "Open"));
        String problem = cell("first.csv", "R-1", "Problem");
        assertTrue(problem.startsWith("Revision 2 of this bill is the one to be paid"), problem);
        assertEquals("2", row("first.csv", 0).get("newer_revision"));
        assertEquals("unpaid", row("first.csv", 0).get("newer_status"));
        assertEquals(link, row("first.csv", 0).get("newer_payment_url"));
        assertEquals("", row("first.csv", 1).get("newer_revision"));

        gateway.payer().pay("R-1-r2");

        awaitSame(() -> assertEquals("Paid", cell("first.csv", "R-1", "Status")));
        assertEquals(link, cell("first.csv", "R-1", "Payment link"));
        assertEquals("90000", cell("first.csv", "R-1", "Paid"));
        assertEquals("paid", row("first.csv", 0).get("newer_status"));
        assertEquals("90000", bills("first.csv", "Paid"));
        assertEquals("50000", bills("first.csv", "Open"));
    }

    @Test
    void aRevisionInAnotherFileHasItsMoneyThere() throws Exception {
        act("R-1", "cancel", 200);
        drop("second.csv", "R-1,2,80000,a@example.com");
        awaitSame(() -> assertEquals("Revision 2: Unpaid", cell("first.csv", "R-1", "Status")));
        assertEquals(
                cell("second.csv", "R-1", "Payment link"),
                cell("first.csv", "R-1", "Payment link"));
        drop("third.csv", "R-1,1,90000,a@example.com");
        awaitSame(() -> assertEquals("Sent before: Unpaid", cell("third.csv", "R-1", "Status")));

        gateway.payer().pay("R-1-r2");

        awaitSame(() -> assertEquals("Revision 2: Paid", cell("first.csv", "R-1", "Status")));
        awaitSame(() -> assertEquals("Sent before: Paid", cell("third.csv", "R-1", "Status")));
        assertEquals("Paid", cell("second.csv", "R-1", "Status"));
        assertEquals("0", bills("first.csv", "Paid"));
        assertEquals("50000", bills("first.csv", "Open"));
        assertEquals("80000", bills("second.csv", "Paid"));
    }

    @Test
    void aPaymentByTheOlderLinkEndsTheNewerOne() throws Exception {
        act("R-1", "cancel", 200);
        drop("second.csv", "R-1,2,80000,a@example.com");

        gateway.payer().pay("R-1");

        awaitSame(() -> assertEquals("90000", cell("first.csv", "R-1", "Paid")));
        awaitSame(
                () ->
                        assertTrue(
                                cell("second.csv", "R-1", "Status").startsWith("Revision 1: "),
                                cell("second.csv", "R-1", "Status")));
        assertEquals("0", bills("second.csv", "Open"));
        String problem = cell("second.csv", "R-1", "Problem");
        assertTrue(problem.startsWith("The payer paid revision 1"), problem);
    }
}
