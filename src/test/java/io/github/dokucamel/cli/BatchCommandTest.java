package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clerk reads who cancels a file that went out already. */
class BatchCommandTest {

    @TempDir private Path data;
    private Simulator gateway;
    private RunningService service;

    @BeforeEach
    void start() throws Exception {
        gateway = RunningService.gateway();
        service =
                RunningService.start(
                        data.resolve("data"),
                        gateway.baseUrl(),
                        "--doku.intake.jms.enabled=false",
                        "--doku.reconcile.enabled=false");
    }

    @AfterEach
    void stop() {
        service.close();
        gateway.close();
    }

    private String batch(String... command) {
        DokuRun run =
                DokuRun.of(
                        Stream.concat(
                                        Stream.concat(Stream.of("batch"), Stream.of(command)),
                                        Stream.of(
                                                "--doku.http.port=" + service.rest("/").getPort(),
                                                "--doku.data-dir=" + data.resolve("data")))
                                .toArray(String[]::new));
        assertEquals(0, run.status(), run.said());
        return run.out();
    }

    @Test
    void isToldThatWhatWasSentIsBeingCancelledToo() throws Exception {
        Path inbox = Files.createDirectories(data.resolve("data/inbox"));
        Files.writeString(
                inbox.resolve("wrong.csv"),
                """
                invoice_number,amount,customer.email
                W-1,10000,a@example.com
                W-2,20000,b@example.com
                """);
        Files.createFile(inbox.resolve("wrong.csv.done"));
        Installation.waiting().until(() -> batch("list").contains("2 rows, 2 ready"));
        Installation.waiting().until(() -> batch("show", "wrong.csv").contains("accepted: 2"));

        String answer = batch("cancel", "wrong.csv", "--reason", "the wrong month");

        assertTrue(answer.contains("cancelled  2 rows, 2 sent: Rp 30.000"), answer);
        assertTrue(answer.contains("cancelled: 0 were not sent; 2 were sent and are not"), answer);
        assertTrue(
                answer.contains("being cancelled one by one")
                        && answer.contains("doku batch show wrong.csv"),
                answer);
        Installation.waiting()
                .until(
                        () ->
                                batch("show", "wrong.csv")
                                        .contains("not paid: all of them are cancelled too"));
    }
}
