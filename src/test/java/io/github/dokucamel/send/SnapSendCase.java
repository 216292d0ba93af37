package io.github.dokucamel.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.SnapGateway;
import io.github.dokucamel.ledger.Tokens;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One bundle that talks SNAP, for all cases of a class; each begins without a token. */
abstract class SnapSendCase {

    @TempDir static Path data;
    static SnapGateway gateway;
    static Installation doku;
    private static volatile Duration later;

    /** The system's, and a while later when a case says so. */
    private static final class LaterClock extends Clock {

        @Override
        public Instant instant() {
            return Instant.now().plus(later);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        later = Duration.ZERO;
        gateway = new SnapGateway();
        doku = restarted();
    }

    /** On the same ledger. */
    static Installation restarted() throws Exception {
        return gateway.installation(data)
                .with("doku.retry.attempts", "3")
                .clock(new LaterClock())
                .start();
    }

    @BeforeEach
    void forgetTheToken() {
        Tokens tokens = doku.bundle().ledger().tokens();
        tokens.find("default", Tokens.NOBODY)
                .ifPresent(known -> tokens.forget("default", Tokens.NOBODY, known.accessToken()));
        gateway.reset();
    }

    @AfterAll
    static void stop() {
        doku.close();
        gateway.close();
    }

    static void wait(Duration time) {
        later = later.plus(time);
    }

    static Duration waited() {
        return later;
    }

    static JsonNode order(String invoiceNumber) {
        return doku.order(SnapGateway.order(invoiceNumber));
    }

    /** Somebody else waits for its outcome. */
    static CompletableFuture<JsonNode> sent(String invoiceNumber) {
        return CompletableFuture.supplyAsync(() -> order(invoiceNumber));
    }

    static void assertOutcome(String outcome, JsonNode document) {
        assertEquals(outcome, document.path("outcome").asText(), document.toString());
    }
}
