package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.inbound.NotificationCase;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the log tells of notifications that are refused: why, and neither a secret nor a signature. */
class NotificationLogTest extends NotificationCase {

    private static final int MANY = 100;

    @BeforeAll
    static void start() throws Exception {
        NotificationCase.start();
    }

    @Test
    void saysWhatDiffersInOneLineWithoutASecretOrASignature() throws Exception {
        NotificationCall call = valid("LOGGED-1");
        NotificationCall wrongPath = call.signed(SECRET, PATH + "/");
        NotificationCall stranger =
                call.with("Client-Id", "BRN-9999-1")
                        .with("Request-Id", SECRET)
                        .signed(OTHER_SECRET, PATH);
        NotificationCall careless =
                call.with("Client-Id", OTHER_CLIENT_ID).with("Signature", PREVIOUS);
        Canaries canaries =
                new Canaries()
                        .plant("secret", SECRET)
                        .plant("previous secret", PREVIOUS)
                        .plant("other secret", OTHER_SECRET)
                        .plant("signature", mac(call))
                        .plant("signature for another path", mac(wrongPath))
                        .plant("right signature", mac(call.signed(PREVIOUS, PATH)));
        List<String> told;
        try (LoudLogs logs = new LoudLogs()) {
            assertTaken(call);
            for (int i = 0; i < MANY; i++) {
                send(wrongPath);
            }
            send(stranger);
            send(careless);
            told = logs.ours().stream().filter(line -> line.contains("notification")).toList();
            canaries.show("the bundle's lines", String.join("\n", logs.ours()));
        }
        assertTrue(
                told.get(0)
                        .startsWith(
                                "A notification to /notifications from merchant default was"
                                        + " refused with 401: The request target was signed with a / at"
                                        + " its end that the called path lacks."),
                told.toString());
        assertTrue(told.get(1).contains("from an unknown Client-Id"), told.toString());
        assertTrue(
                told.get(1).contains("The signature was made with the key of merchant other"),
                told.toString());
        assertTrue(told.get(2).contains("from merchant other"), told.toString());
        assertFalse(told.size() > MANY / 10, told.size() + " lines for " + MANY + " calls");
        assertEquals(List.of(), canaries.leaks());
    }

    /** Without its scheme. */
    private static String mac(NotificationCall call) {
        return call.header("Signature").substring("HMACSHA256=".length());
    }
}
