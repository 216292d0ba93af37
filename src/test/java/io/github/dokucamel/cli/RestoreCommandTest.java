package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ledger.OrderView;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with a ledger that went back, beside the service and without it. */
class RestoreCommandTest {

    @TempDir private Path dir;
    private Path data;
    private ScriptedGateway gateway;

    @BeforeEach
    void start() throws Exception {
        data = Files.createDirectory(dir.resolve("data"));
        // DOKU knows no order, and opens whatever it is sent.
        gateway =
                ScriptedGateway.answering(
                        call ->
                                call.method().equals("GET")
                                        ? ScriptedGateway.error(404, "transaction_not_found")
                                        : ScriptedGateway.opened(200, call));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private String[] settings(String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--doku.intake.jms.enabled=false",
                                "--doku.intake.rest.enabled=false",
                                "--doku.resolve.replay-for=0s",
                                "--doku.resolve.first-delay=1h"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private RunningService service() throws Exception {
        return RunningService.start(data, gateway.baseUrl(), settings());
    }

    /** The ledger as it was before its last commits, as a copy would be. */
    private void goBack() throws Exception {
        service().close();
        byte[] older = Files.readAllBytes(data.resolve("ledger.db"));
        service().close();
        Files.write(data.resolve("ledger.db"), older);
    }

    private void drop(String name, String prefix, int orders) throws Exception {
        Files.writeString(data.resolve("inbox").resolve(name), SampleOrders.csv(prefix, orders));
        Files.createFile(data.resolve("inbox").resolve(name + ".done"));
    }

    private DokuRun command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--doku.data-dir=" + data);
        all.add("--doku.environment=simulator");
        return DokuRun.of(all.toArray(String[]::new));
    }

    private int unresolved() {
        return new Outbox(data.resolve("outbox")).byInvoice("unresolved").size();
    }

    private int accepted() {
        return new Outbox(data.resolve("outbox")).byInvoice("accepted").size();
    }

    private static String metric(RunningService service) throws Exception {
        HttpResponse<String> answer = service.observe("/observe/metrics");
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("doku_asking_first"))
                .findFirst()
                .orElse("");
    }

    @Test
    void aFileIsSentAndTheAskingIsEndedBesideTheService() throws Exception {
        goBack();
        try (RunningService service = service()) {
            assertTrue(metric(service).endsWith(" 1.0"), metric(service));
            drop("orders.csv", "ORDER", 7);
            Installation.waiting().until(() -> unresolved() == 7);
            assertEquals(List.of(), gateway.posts());

            DokuRun wrong = command("replay", "--batch", "order.csv", "--reason", "new");
            assertEquals(Doku.WRONG_INPUT, wrong.status());
            assertTrue(wrong.err().contains("did you mean orders.csv?"), wrong.said());

            DokuRun dry =
                    command("replay", "--batch", "orders.csv", "--reason", "new", "--dry-run");
            assertEquals(Doku.DONE, dry.status(), dry.said());
            assertTrue(
                    dry.out()
                            .contains(
                                    "orders.csv: 7 unresolved orders, IDR 7,028 (7"
                                            + " not_in_restored_ledger)"),
                    dry.said());
            assertEquals(List.of(), gateway.posts());

            DokuRun sent = command("replay", "--batch", "orders.csv", "--reason", "new today");
            assertEquals(Doku.DONE, sent.status(), sent.said());
            Installation.waiting().until(() -> accepted() == 7);
            assertEquals(7, gateway.posts().size());
            String said = "by hand: new today (" + System.getProperty("user.name") + ")";
            OrderView order =
                    service.bundle()
                            .ledger()
                            .find("default", "payment-page", "ORDER-3", 1)
                            .orElseThrow();
            assertTrue(
                    order.history().stream().anyMatch(event -> said.equals(event.detail())),
                    () -> "" + order.history());

            DokuRun end = command("restore", "--end", "--reason", "all files are in");
            assertEquals(Doku.DONE, end.status(), end.said());
            assertTrue(metric(service).endsWith(" 0.0"), metric(service));
            drop("more.csv", "MORE", 3);
            Installation.waiting().until(() -> accepted() == 10);
            assertEquals(7, unresolved());
        }
        assertEquals(Doku.WRONG_INPUT, command("restore", "--end", "--reason", "again").status());
    }

    @Test
    void aLedgerThatDoesNotAskHasNothingToEnd() throws Exception {
        try (RunningService service = service()) {
            assertTrue(metric(service).endsWith(" 0.0"), metric(service));
        }
        DokuRun end = command("restore", "--end", "--reason", "why not");
        assertEquals(Doku.WRONG_INPUT, end.status());
        assertTrue(end.err().contains("nothing to end"), end.said());
        assertEquals(Doku.WRONG_INPUT, command("restore", "--end", "--reason", " ").status());
    }

    @Test
    void withoutALedgerNothingIsMade() {
        DokuRun end =
                command(
                        "restore",
                        "--end",
                        "--reason",
                        "x",
                        "--doku.ledger.url=jdbc:sqlite:" + dir.resolve("none.db"));
        assertEquals(Doku.FAILED, end.status());
        assertTrue(end.err().contains("There is no ledger"), end.said());
        assertTrue(Files.notExists(dir.resolve("none.db")));
    }
}
