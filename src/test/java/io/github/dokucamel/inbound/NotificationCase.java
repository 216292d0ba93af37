package io.github.dokucamel.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.NotificationCall.Answer;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.ledger.sql.LedgerRows;
import io.github.dokucamel.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The service as it runs, with two merchants, and DOKU calling it. */
public abstract class NotificationCase {

    protected static final String CLIENT_ID = "BRN-0001-1234567890123";
    protected static final String SECRET = "SK-notified-0123456789";
    protected static final String PREVIOUS = "SK-notified-before-0123";
    protected static final String OTHER_CLIENT_ID = "BRN-0002-3210987654321";
    protected static final String OTHER_SECRET = "SK-of-the-other-shop-01";
    protected static final String PATH = "/notifications";
    protected static final String RECEIVED = "{\"received\":true}";

    /** Longer than any body of an answer to a notification. */
    private static final int LONGEST_ANSWER = 260;

    /** Longer than any head of one. */
    private static final int LONGEST_HEAD = 420;

    @TempDir protected static Path data;
    protected static RunningService service;
    private static Simulator gateway;

    protected static void start(String... settings) throws Exception {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--doku.intake.jms.enabled=false",
                                "--doku.intake.file.enabled=false",
                                "--doku.client-id=" + CLIENT_ID,
                                "--doku.secret-key=" + SECRET,
                                "--doku.previous-secret-key=" + PREVIOUS,
                                "--doku.merchant.other.client-id=" + OTHER_CLIENT_ID,
                                "--doku.merchant.other.secret-key=" + OTHER_SECRET,
                                "--doku.reconcile.enabled=false",
                                "--doku.destination.unmatched="));
        all.addAll(List.of(settings));
        gateway = RunningService.gateway();
        service = RunningService.start(data, gateway.baseUrl(), all.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }

    protected static LedgerRows ledger() {
        return new LedgerRows(data);
    }

    protected static int port() {
        return service.rest("/").getPort();
    }

    protected static NotificationCall valid(String invoiceNumber) {
        return NotificationCall.signed(
                CLIENT_ID,
                SECRET,
                PATH,
                NotificationCall.payment(invoiceNumber, 90_000, "SUCCESS"));
    }

    protected static Answer send(NotificationCall call) throws IOException {
        return call.send(port());
    }

    protected static void assertTaken(NotificationCall call) throws IOException {
        assertTaken(send(call));
    }

    protected static void assertTaken(Answer answer) {
        assertEquals(200, answer.status(), answer.toString());
        assertEquals(RECEIVED, answer.body());
    }

    /** Answered in short, with nothing of the call in it, and nothing is recorded. */
    protected static void assertRefused(int status, NotificationCall call) throws IOException {
        int before = ledger().notifications().size();
        Answer answer = send(call);
        assertEquals(status, answer.status(), answer.toString());
        assertShort(answer);
        assertEquals(before, ledger().notifications().size());
    }

    protected static void assertShort(Answer answer) {
        assertTrue(
                answer.head().contains("content-type: application/problem+json")
                        || answer.head().contains("Content-Type: application/problem+json"),
                answer.toString());
        assertTrue(answer.body().length() <= LONGEST_ANSWER, answer.toString());
        assertTrue(answer.head().length() <= LONGEST_HEAD, answer.toString());
    }
}
