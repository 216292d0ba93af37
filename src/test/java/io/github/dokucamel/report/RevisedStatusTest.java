package io.github.dokucamel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Papers of a bill with several revisions: which is to be paid, and where its money is told. */
class RevisedStatusTest extends BillsCase {

    private static final String NUMBER = "Invoice number";

    @BeforeEach
    void bill() throws Exception {
        drop("first.csv", "R-1,1,90000,a@example.com", "R-2,1,50000,b@example.com");
    }

    private void drop(String name, String... rows) throws Exception {
        settled(
                name,
                "invoice_number,revision,amount,customer.email\n" + String.join("\n", rows) + "\n");
        Installation.waiting().until(() -> Files.exists(paper(name)));
    }

    private JsonNode act(String number, String act, int status) throws Exception {
        HttpResponse<String> answer = acted(number, act);
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
