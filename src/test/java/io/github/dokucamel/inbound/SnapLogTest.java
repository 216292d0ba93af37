package io.github.dokucamel.inbound;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.DokuSnap;
import io.github.dokucamel.Installation;
import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.guard.LoudLogs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log tells of SNAP calls that are refused: why, and neither a key nor a token. */
class SnapLogTest extends SnapCase {

    private static final int MANY = 100;
    private static final String BODY = debit("LOGGED-1", "00");
    private static final String SIGNED = "/pay" + DEBIT;

    private LoudLogs logs;

    @BeforeAll
    static void start() throws Exception {
        SnapCase.start("--doku.snap.inbound.public-prefix=/pay");
    }

    @BeforeEach
    void listen() throws Exception {
        token();
        logs = new LoudLogs();
    }

    @AfterEach
    void hear() throws Exception {
        String all = String.join("\n", logs.ours());
        logs.close();
        for (String hidden : List.of(SECRET, PREVIOUS, OTHER_SHARED, token(), "25000")) {
            assertFalse(all.contains(hidden), all);
        }
    }

    /** Signed as this says it, and sent as it should be. */
    private static NotificationCall signed(String key, String path, String token, String body)
            throws IOException {
        NotificationCall call = DokuSnap.call(SIGNED, CLIENT_ID, key, token(), BODY, BODY);
        String components = DokuSnap.components(path, token, body, call.header("X-TIMESTAMP"));
        return call.to(DEBIT).with("X-SIGNATURE", DokuSnap.hmac(key, components));
    }

    private List<String> lines() {
        return logs.ours().stream()
                .filter(line -> line.startsWith("A SNAP call from merchant default was refused"))
                .toList();
    }

    /** Sends it until a line tells of it: there is one a second at most. */
    private void assertTold(String words, NotificationCall call) {
        int before = lines().size();
        Installation.waiting()
                .until(
                        () -> {
                            send(call);
                            return lines().size() > before;
                        });
        String line = lines().get(before);
        assertTrue(line.contains(" with 4015600: ") && line.contains(words), line);
        assertFalse(line.contains(call.header("X-SIGNATURE")), line);
    }

    @Test
    void saysWhatDiffersInTheWordsOfVerify() throws Exception {
        assertAnswered("2005600", signed(SECRET, SIGNED, token(), BODY));
        assertTold(
                "The signature was made for the request target " + DEBIT,
                signed(SECRET, DEBIT, token(), BODY));
        assertTold("with Bearer before it", signed(SECRET, SIGNED, "Bearer " + token(), BODY));
        assertTold(
                "The body was signed with a line feed at its end",
                signed(SECRET, SIGNED, token(), BODY + "\n"));
        assertTold("the key of merchant other", signed(OTHER_SHARED, SIGNED, token(), BODY));
    }

    @Test
    void aFloodIsALineASecondAtMost() throws Exception {
        NotificationCall call = signed("SK-of-nobody-9876543", SIGNED, token(), BODY);
        long begun = System.nanoTime();
        for (int i = 0; i < MANY; i++) {
            send(call);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        assertTrue(lines().size() <= seconds + 2, () -> lines().toString());
    }
}
