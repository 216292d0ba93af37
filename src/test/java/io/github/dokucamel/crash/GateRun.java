package io.github.dokucamel.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Ports;
import io.github.dokucamel.cli.DokuProcess;
import io.github.dokucamel.intake.file.FilledBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One ledger into which a clerk drops a table, a person's words about it, and its check workbook. */
final class GateRun implements AutoCloseable {

    static final String NAME = "tagihan.csv";
    static final String BOOK = NAME + ".check.xlsx";

    private static final int KILLED = 137;
    private static final int WAITS = 4;

    private static final String TABLE =
            """
            No Faktur;Pelanggan;Nilai Tagihan;Email;Jatuh Tempo
            FJ-001;Toko Satu;150.000;satu@contoh.co.id;16/12/2099
            FJ-002;Toko Dua;250.000;dua@contoh.co.id;16/12/2099
            FJ-003;Toko Tiga;LUNAS;tiga@contoh.co.id;16/12/2099
            FJ-004;Toko Empat;90.000;empat@contoh.co.id, lima@contoh.co.id;16/12/2099
            FJ-001;Toko Satu;150.000;satu@contoh.co.id;16/12/2099
            FJ-006;Toko Enam;100.000;enam@contoh.co.id;16/12/2099
            FJ-006;Toko Enam;120.000;enam@contoh.co.id;16/12/2099
            FJ-007;Toko Satu;150.000;satu@contoh.co.id;16/12/2099
            FJ-008;Toko Delapan;99.000.000;delapan@contoh.co.id;16/12/2099
            FJ-009;Toko Dua;250.000;dua@contoh.co.id;16/12/2099
            """;

    private final TrappedRunner runner;
    private final Path directory;
    private final CrashGateway gateway = new CrashGateway(3);
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private final List<Life> lives = new ArrayList<>();

    GateRun(TrappedRunner runner, Path directory) throws IOException {
        this.runner = runner;
        this.directory = Files.createDirectories(directory);
    }

    private DokuProcess start(boolean once) throws IOException {
        Map<String, String> settings = RunSettings.quick(gateway);
        settings.put("doku.intake.jms.enabled", "false");
        settings.put("doku.notification.enabled", "false");
        settings.put("doku.reconcile.enabled", "false");
        settings.put("doku.management.port", "0");
        settings.put("doku.http.port", Integer.toString(port));
        settings.put("doku.intake.file.chunk", "2");
        settings.put("doku.batch.approval-above", "1000000");
        return runner.start(directory, settings, once);
    }

    /** @param good rows behind those that are looked at one by one */
    void dropTable(int good) throws IOException {
        StringBuilder table = new StringBuilder(TABLE);
        for (int i = 100; i < 100 + good; i++) {
            table.append(
                    "FJ-%d;Toko %d;%d.000;toko%d@contoh.co.id;16/12/2099\n".formatted(i, i, i, i));
        }
        Path draft = Files.writeString(directory.resolve(NAME), table);
        drop(draft, NAME);
    }

    private void drop(Path draft, String name) throws IOException {
        Path inbox = Files.createDirectories(directory.resolve("data/inbox"));
        Files.move(draft, inbox.resolve(name));
        Files.createFile(inbox.resolve(name + ".done"));
    }

    /** The workbook as a clerk fills it in: two rows stay as they are. */
    void dropBook() throws IOException {
        Path draft = directory.resolve(BOOK);
        FilledBook.of(report(".check.xlsx"))
                .should(4, "500.000")
                .should(7, "FJ-006")
                .should(8, "FJ-006-B")
                .should(11, "YA")
                .save(draft);
        drop(draft, BOOK);
    }

    private Path report(String ending) {
        return directory.resolve("data/outbox/reports").resolve(NAME + ending);
    }

    /** What the check of a file came to, without the moment at which it did. */
    String check(String name) throws IOException {
        Path reports = directory.resolve("data/outbox/reports");
        assertTrue(Files.exists(reports.resolve(name + ".check.xlsx")), name);
        return Files.readString(reports.resolve(name + ".check.json"))
                .replaceAll("on [0-9-]{10} at [0-9:]{5} UTC", "before");
    }

    /** Why the table was refused. */
    String refusal() {
        try {
            return Files.readString(
                    directory.resolve("data/outbox/refused").resolve(NAME + ".reason.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs until it is killed; whether it was. */
    boolean killed(GateKill kill) throws Exception {
        runner.trap(directory, kill.how(), kill.what(), null, kill.passage());
        long started = System.currentTimeMillis();
        try (DokuProcess process = start(true)) {
            return isKilled(process, started);
        }
    }

    private boolean isKilled(DokuProcess process, long started) throws Exception {
        int status = process.status();
        lives.add(new Life(started, System.currentTimeMillis(), status == KILLED));
        assertTrue(status == KILLED || status == WAITS, () -> status + ": " + process.output());
        return status == KILLED;
    }

    /** A person says something, and it is killed by that; whether it was. */
    boolean killed(GateKill kill, String act, String body) throws Exception {
        runner.trap(directory, kill.how(), kill.what(), null, kill.passage());
        long started = System.currentTimeMillis();
        try (DokuProcess process = start(false)) {
            try {
                say(act, body);
                return false;
            } catch (IOException e) {
                return isKilled(process, started);
            }
        }
    }

    /** A person says something; the answer. */
    int said(String act, String body) throws Exception {
        runner.disarm(directory);
        try (DokuProcess process = start(false)) {
            int status = say(act, body);
            process.terminate();
            process.status();
            return status;
        }
    }

    private int say(String act, String body) throws Exception {
        URI batch = URI.create("http://127.0.0.1:" + port + "/batches/" + NAME);
        HttpRequest look = HttpRequest.newBuilder(batch).build();
        Installation.waiting()
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> http.send(look, BodyHandlers.discarding()).statusCode() == 200);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(batch + "/" + act))
                        .header("Content-Type", "application/json")
                        // Who dropped it, this user, may not approve it.
                        .header("Doku-Person", "another")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** Left alone until nothing is to be done but what a person has to say. */
    void workOff() throws Exception {
        runner.disarm(directory);
        try (DokuProcess process = start(true)) {
            assertEquals(WAITS, process.status(), process::output);
        }
    }

    /** The amounts at the gateway by invoice number, each opened once. */
    Map<String, Long> sent() {
        Map<String, Long> sent = new TreeMap<>();
        gateway.record()
                .created()
                .values()
                .forEach(
                        one ->
                                assertEquals(
                                        null,
                                        sent.put(one.invoiceNumber(), one.amount()),
                                        one.invoiceNumber()));
        return sent;
    }

    int requests() {
        return gateway.record().requests();
    }

    /** What does not hold of the money now that it is dead. */
    List<String> broken() throws Exception {
        Path copy = Files.createDirectories(directory.resolve("copy"));
        LedgerFacts ledger = LedgerFacts.copied(directory.resolve("data"), copy);
        return new MoneyCheck(gateway.record()).always(ledger, lives);
    }

    @Override
    public void close() throws IOException {
        gateway.close();
    }
}
