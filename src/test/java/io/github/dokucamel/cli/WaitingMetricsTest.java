package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alarm can hang on what waits for a person. */
class WaitingMetricsTest {

    private static final String ORDERS = "doku_orders_waiting_for_person{reason=";
    private static final String BATCHES = "doku_batches_waiting_for_person{reason=";
    private static final String OLDEST = "doku_batches_waiting_for_person_oldest_seconds";

    @TempDir private Path data;

    private static Map<String, Double> metrics(RunningService service) throws Exception {
        Map<String, Double> metrics = new TreeMap<>();
        service.observe("/observe/metrics")
                .body()
                .lines()
                .filter(line -> line.contains("_waiting_for_person") && !line.startsWith("#"))
                .forEach(
                        line -> {
                            int value = line.lastIndexOf(' ');
                            metrics.put(
                                    line.substring(0, value),
                                    Double.valueOf(line.substring(value + 1)));
                        });
        return metrics;
    }

    private static void are(RunningService service, int approval, int asked, int files, int both) {
        Installation.waiting()
                .untilAsserted(
                        () -> {
                            Map<String, Double> metrics = metrics(service);
                            metrics.keySet().removeIf(name -> name.startsWith(OLDEST));
                            assertEquals(
                                    Map.of(
                                            ORDERS + "\"approval\"}", (double) approval,
                                            ORDERS + "\"confirmation\"}", (double) asked,
                                            BATCHES + "\"approval\"}", (double) files,
                                            BATCHES + "\"confirmation\"}", (double) both),
                                    metrics);
                        });
    }

    private static double oldest(RunningService service) throws Exception {
        return metrics(service).getOrDefault(OLDEST, Double.NaN);
    }

    @Test
    void countWhatNobodyApprovedOrConfirmed() throws Exception {
        try (Simulator gateway = RunningService.gateway();
                RunningService service =
                        RunningService.start(
                                data.resolve("data"),
                                gateway.baseUrl(),
                                "--doku.intake.jms.enabled=false",
                                "--doku.batch.approval=required")) {
            are(service, 0, 0, 0, 0);
            assertEquals(0, oldest(service));
            Path inbox = Files.createDirectories(data.resolve("data/inbox"));
            Files.writeString(
                    inbox.resolve("a.csv"),
                    """
                    No Faktur;Pelanggan;Nilai Tagihan;Email
                    FJ-001;Toko Satu;150.000;satu@contoh.co.id
                    FJ-002;Toko Dua;250.000;dua@contoh.co.id
                    FJ-003;Toko Satu;150.000;satu@contoh.co.id
                    """);
            Files.createFile(inbox.resolve("a.csv.done"));
            are(service, 2, 1, 1, 1);
            Installation.waiting().until(() -> oldest(service) > 0);
            assertTrue(oldest(service) < 600, "seconds");
            service.bundle().ledger().batches().approve("a.csv", 400_000, "another person", 1);
            are(service, 0, 1, 0, 1);
            service.bundle().ledger().batches().cancel("a.csv", "budi", "wrong", 1);
            are(service, 0, 0, 0, 0);
        }
    }
}
