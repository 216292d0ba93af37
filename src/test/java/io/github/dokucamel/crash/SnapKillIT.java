package io.github.dokucamel.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.DokuSnap;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SnapGateway;
import io.github.dokucamel.cli.DokuProcess;
import io.github.dokucamel.simulator.Fault;
import io.github.dokucamel.simulator.FaultRule;
import io.github.dokucamel.simulator.RecordedRequest;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of SNAP orders: DOKU is asked before anything goes out twice. */
@Timeout(600)
@Tag("full")
class SnapKillIT {

    private static final int ORDERS = 60;
    private static final int IN_FLIGHT = 6;
    private static final String NEVER_CAME = "KILL-[0-9]*7";
    private static final String ANSWER_LOST = "KILL-[0-9]*3";

    @TempDir Path directory;
    private Simulator gateway;
    private Path key;

    @Test
    void opensOneVirtualAccountForEachOrder() throws Exception {
        KeyPair keys = DokuSnap.keys();
        key = DokuSnap.file(directory, "merchant.pem", keys.getPrivate());
        drop();
        try (Simulator doku =
                new Simulator(
                                SimulatorOptions.defaults()
                                        .withStrict(true)
                                        .withLatency(Duration.ofMillis(100))
                                        .withFaults(
                                                lost(Fault.RESET_BEFORE, NEVER_CAME),
                                                lost(Fault.CLOSE_AFTER, ANSWER_LOST))
                                        .withSnapPublicKey(
                                                SimulatorOptions.DEFAULT_CLIENT_ID,
                                                keys.getPublic()))
                        .start()) {
            gateway = doku;
            for (int created : List.of(5, 20, 35)) {
                killAfter(created);
            }
            try (DokuProcess last = start("--once")) {
                assertEquals(0, last.status(), last.output());
            }
            check();
        }
    }

    private static FaultRule lost(Fault fault, String invoiceNumbers) {
        return FaultRule.of(fault).invoices(invoiceNumbers).firstAttempts(1);
    }

    private void drop() throws Exception {
        String orders =
                IntStream.rangeClosed(1, ORDERS)
                        .mapToObj(n -> SnapGateway.order("KILL-" + n))
                        .map(order -> new String(order, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(",", "[", "]"));
        Path inbox = Files.createDirectories(directory.resolve("data/inbox"));
        Files.writeString(inbox.resolve("orders.json"), orders);
        Files.createFile(inbox.resolve("orders.json.done"));
    }

    private DokuProcess start(String... more) throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--doku.environment=simulator",
                                "--doku.base-url=" + gateway.baseUrl(),
                                "--doku.snap.private-key-file=" + key,
                                "--doku.send.in-flight=" + IN_FLIGHT,
                                "--doku.retry.first-delay=50ms",
                                "--doku.intake.rest.enabled=false",
                                "--doku.intake.jms.enabled=false",
                                "--doku.notification.enabled=false",
                                "--doku.reconcile.enabled=false",
                                "--doku.management.port=0"));
        arguments.addAll(List.of(more));
        return DokuProcess.start(directory, Map.of(), arguments.toArray(String[]::new));
    }

    private void killAfter(int created) throws Exception {
        try (DokuProcess doomed = start()) {
            Installation.waiting()
                    .pollInterval(Duration.ofMillis(5))
                    .untilAsserted(
                            () ->
                                    assertTrue(
                                            requests(SnapGateway.CREATE).size() >= created,
                                            doomed::output));
            doomed.kill();
        }
    }

    private List<RecordedRequest> requests(String path) {
        return gateway.requests().stream().filter(r -> r.path().equals(path)).toList();
    }

    private static String member(RecordedRequest request, String name) {
        return Outbox.json(new String(request.body(), StandardCharsets.UTF_8)).path(name).asText();
    }

    private void check() {
        Set<String> opened = new TreeSet<>();
        Map<String, Integer> sent = new TreeMap<>();
        Set<String> externalIds = new TreeSet<>();
        Set<String> asked = new TreeSet<>();
        for (RecordedRequest request : gateway.requests()) {
            if (request.path().equals(SnapGateway.STATUS)) {
                asked.add(member(request, "virtualAccountNo"));
            }
            if (!request.path().equals(SnapGateway.CREATE)) {
                continue;
            }
            String trxId = member(request, "trxId");
            int before = sent.merge(trxId, 1, Integer::sum) - 1;
            assertTrue(
                    before == 0 || asked.contains(member(request, "virtualAccountNo")),
                    () -> trxId + " was repeated unasked:" + story(trxId));
            assertFalse(opened.contains(trxId), trxId + " went out though it was there");
            assertTrue(externalIds.add(request.headers().get("X-EXTERNAL-ID")), trxId);
            if (request.processed()) {
                opened.add(trxId);
            }
        }
        assertEquals(ORDERS, opened.size());
        List<JsonNode> accepted =
                new Outbox(directory.resolve("data/outbox")).documents("accepted");
        assertEquals(
                opened,
                accepted.stream()
                        .map(document -> document.path("invoice_number").asText())
                        .collect(Collectors.toSet()));
        assertEquals(ORDERS, accepted.size());
        sent.forEach((trxId, times) -> assertTrue(times > 1 || !trxId.matches(NEVER_CAME), trxId));
        List<String> violations =
                gateway.violations().stream()
                        // DOKU does not know a number whose order never came.
                        .filter(
                                request ->
                                        !request.path().equals(SnapGateway.STATUS)
                                                || request.status() != 404)
                        .map(RecordedRequest::toString)
                        .toList();
        assertEquals(List.of(), violations);
        assertEquals(1, requests(SnapGateway.TOKEN).size(), "tokens");
        System.out.printf(
                "%d orders: %d sent, %d asked for, %d tokens%n",
                ORDERS,
                requests(SnapGateway.CREATE).size(),
                requests(SnapGateway.STATUS).size(),
                requests(SnapGateway.TOKEN).size());
    }

    /** What the gateway saw of one order, for whoever has to find out. */
    private String story(String trxId) {
        String number =
                requests(SnapGateway.CREATE).stream()
                        .filter(request -> member(request, "trxId").equals(trxId))
                        .map(request -> member(request, "virtualAccountNo"))
                        .findFirst()
                        .orElse("");
        return gateway.requests().stream()
                .filter(request -> member(request, "virtualAccountNo").equals(number))
                .map(request -> "\n" + request + (request.processed() ? ", processed" : ""))
                .collect(Collectors.joining());
    }
}
