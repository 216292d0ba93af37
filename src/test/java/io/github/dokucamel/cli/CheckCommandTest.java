package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.intake.OrderChecks;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.ledger.sql.SqlLedger;
import io.github.dokucamel.ledger.sql.SqlLedger.Outbox;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doku check}: what the files say by themselves. */
class CheckCommandTest {

    private static final String HEADER =
            "invoice_number,amount,customer.email,item.name,item.price,item.quantity\n";

    @TempDir Path directory;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static void assertSays(String words, DokuRun run) {
        assertTrue(run.out().contains(words), run.said());
    }

    @Test
    void seesAnOrderThatStandsTwice() throws IOException {
        Path one = file("one.csv", HEADER + "A,30,a@b.id,,,\nB,5,a@b.id,,,\nA,30,a@b.id,,,\n");
        DokuRun run = DokuRun.of("check", one.toString());
        assertSays("one.csv:4: A: duplicate: the same order stands at line 2\n", run);
        assertSays("one.csv: 0 of 3 orders invalid, 1 duplicate\n", run);
        assertEquals(0, run.status(), run.said());
    }

    @Test
    void seesTwoNumbersThatAreOneAtDoku() throws IOException {
        Path one = file("one.csv", HEADER + "A/1,30,a@b.id,,,\nB,5,a@b.id,,,\nA-1,7,a@b.id,,,\n");
        DokuRun run = DokuRun.of("check", one.toString());
        assertSays(
                "one.csv:4: A-1: conflict: it would be A-1 at DOKU, like the one at line 2", run);
        Path two = file("two.csv", HEADER + "A-1,30,a@b.id,,,\nB,5,a@b.id,,,\nA/1,7,a@b.id,,,\n");
        run = DokuRun.of("check", two.toString());
        assertSays(
                "two.csv:4: A/1: conflict: it would be A-1 at DOKU, like the one at line 2", run);
        assertEquals(1, run.status());
    }

    /** Also while the service has it open; nothing is written. */
    @Test
    void asksTheLedgerWhatItHasFromBefore() throws IOException {
        Settings settings =
                Settings.standalone(
                        SettingNames.packaged(),
                        Map.of("doku.data-dir", directory.resolve("data").toString()));
        String option = "--doku.data-dir=" + settings.dataDir();
        Path file = file("all.csv", HEADER + "A/1,30,a@b.id,,,\nA-1,5,a@b.id,,,\nC,5,a@b.id,,,\n");
        DokuRun none = DokuRun.of("check", option, file.toString());
        assertTrue(none.err().contains("The ledger cannot be asked"), none.said());
        assertFalse(Files.exists(settings.dataDir()));
        Files.createDirectories(settings.dataDir());
        Outbox outbox = new Outbox(Map.of());
        try (SqlLedger ledger = SqlLedger.open(settings.ledger().url(), "simulator", outbox)) {
            CheckOrder rules =
                    OrderChecks.orders(settings, Catalogues.packaged(), Clock.systemUTC());
            ObjectNode tree =
                    OrderJson.mapper()
                            .createObjectNode()
                            .put("invoice_number", "A/1")
                            .put("amount", 30);
            tree.putObject("customer").put("email", "a@b.id");
            NewOrder order =
                    new NewOrder(
                            "a",
                            Source.of("rest", null),
                            0,
                            Lane.BATCH,
                            rules.check(RawOrder.read(1, tree)));
            ledger.record(List.of(order), 0, 1_000);

            DokuRun run = DokuRun.of("check", option, file.toString());
            assertSays("all.csv:2: A/1: sent before: The same order was taken in before", run);
            assertSays("and is pending; nothing more is sent. The earlier one came from rest", run);
            assertSays("all.csv: 0 of 3 orders invalid, 1 in conflict, 1 duplicate\n", run);
            assertEquals("", run.err());
            Path other = file("other.csv", HEADER + "A/1,31,a@b.id,,,\n");
            run = DokuRun.of("check", option, other.toString());
            assertSays("other.csv:2: A/1: conflict: This invoice number was taken in before", run);
            Path number = file("number.csv", HEADER + "A-1,31,a@b.id,,,\n");
            run = DokuRun.of("check", option, number.toString());
            assertSays("A-1 would be A-1 at DOKU, and that is the number of A/1 there", run);
            assertEquals(1, run.status());
            assertEquals(1, ledger.tally().get(0).orders());
        }
    }

    @Test
    void tellsOfADayThatIsOver() throws IOException {
        Path file =
                file(
                        "due.csv",
                        "invoice_number,amount,customer.email,due_date\n"
                                + "A,30,a@b.id,2020-01-31\nB,30,b@b.id,2099-01-31\n");
        DokuRun run = DokuRun.of("check", file.toString());
        assertSays("due.csv:2: A: warning: due_date: 2020-01-31 is in the past", run);
        assertFalse(run.out().contains("2099"), run.said());
        assertEquals(0, run.status());
    }

    @Test
    void seesAConflictInOneFileAndBetweenTwo() throws IOException {
        Path one = file("one.csv", HEADER + "A,30,a@b.id,,,\nA,31,b@b.id,,,\n");
        Path two =
                file(
                        "two.jsonl",
                        "{\"invoice_number\":\"A\",\"amount\":40,\"customer\":{\"email\":\"a@b.id\"}}");
        DokuRun run = DokuRun.of("check", one.toString(), two.toString());
        assertSays("one.csv:3: A: conflict: this invoice number stands at line 2 with other", run);
        assertSays("content: amount (30 before, 31 now), customer.email\n", run);
        assertSays("one.csv: 0 of 2 orders invalid, 1 in conflict\n", run);
        assertSays("two.jsonl:1: A: conflict: this invoice number stands at line 2 of " + one, run);
        assertFalse(run.said().contains("a@b.id"), run.said());
        assertEquals(1, run.status());
    }

    @Test
    void seesRowsOfOneOrderThatAreApart() throws IOException {
        Path whole =
                file(
                        "whole.csv",
                        HEADER + "A,30,a@b.id,x,30,1\nB,5,a@b.id,,,\nA,20,a@b.id,y,20,1\n");
        DokuRun run = DokuRun.of("check", whole.toString());
        assertSays("line_items[1].name (x before, y now)", run);
        assertSays("The rows of one order have to follow each other", run);
        Path rest = file("rest.csv", HEADER + "A,30,a@b.id,x,30,1\nB,5,a@b.id,,,\nA,,,y,20,1\n");
        run = DokuRun.of("check", rest.toString());
        assertSays(":4: A: invoice_number: line 4 goes on with the order of line 2", run);
        assertEquals(1, run.status());
        Path sum = file("sum.csv", HEADER + "A,30,a@b.id,x,30,1\nB,5,a@b.id,,,\nA,30,,y,20,1\n");
        run = DokuRun.of("check", sum.toString());
        assertSays(":4: A: invoice_number: line 4 goes on with the order of line 2", run);
        assertEquals(1, run.status());
    }

    /** A name may come from anybody, and a terminal obeys what it is shown. */
    @Test
    void showsNoControlCharacterOfAName() throws Exception {
        Path file = directory.resolve("a\u001b[2J\u202e\u3164.csv");
        Files.writeString(file, SampleOrders.csv("CHECK", 2));
        Path none = directory.resolve("none\u0007\uFFFD.csv");

        DokuRun run = DokuRun.of("check", file.toString(), none.toString());

        assertTrue(run.out().contains("a?[2J??.csv: 0 of 2 orders invalid"), run.said());
        assertTrue(run.out().contains("its name is no text. Rename it"), run.said());
        assertEquals("", run.said().replaceAll("[^\\p{Cc}\\p{Cf}]|\\R", ""));
        assertEquals(1, run.status());
    }
}
