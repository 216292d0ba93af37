package io.github.dokucamel.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.NotificationCall;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DOKU gives each call an id that is unique within the day. */
class SnapExternalIdTest extends SnapCase {

    @BeforeAll
    static void start() throws Exception {
        SnapCase.start(
                "--doku.destination.unmatched=", "--doku.snap.inbound.binding-path=" + BINDING);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static NotificationCall call(String path, String body, String id) throws Exception {
        return call(path, body).with("X-EXTERNAL-ID", id);
    }

    private static String body(String path, String name) {
        return switch (path) {
            case INQUIRY -> inquiry("300" + name.length());
            case PAYMENT -> paid(name, "P-" + name);
            case DEBIT -> debit(name, "00");
            default -> binding(name, "SUCCESS", "code-" + name);
        };
    }

    @ParameterizedTest
    @CsvSource({
        PAYMENT + ",2002500,4092500",
        DEBIT + ",2005600,4095600",
        BINDING + ",2000700,4090700",
        INQUIRY + ",4042412,4092400"
    })
    void theSameCallIsAnsweredAlikeAndAnotherIsAConflict(String path, String taken, String conflict)
            throws Exception {
        String id = id();
        String answer = send(call(path, body(path, "ONE-1"), id)).body();
        assertTrue(answer.contains(taken), answer);
        assertEquals(answer, send(call(path, body(path, "ONE-1"), id)).body());

        assertRefused(conflict, call(path, body(path, "ANOTHER-1"), id));

        assertEquals(answer, send(call(path, body(path, "ONE-1"), id)).body());
        assertAnswered(taken, call(path, body(path, "ANOTHER-1"), id()));
    }

    @Test
    void aCallThatIsNotSignedTakesNobodysId() throws Exception {
        String id = id();
        assertRefused("4012500", call(PAYMENT, paid("F-1", "P-F"), id).with("X-SIGNATURE", "AAAA"));

        assertAnswered("2002500", call(PAYMENT, paid("G-1", "P-G"), id));
    }

    @Test
    void anIdIsRememberedAcrossARestart() throws Exception {
        String id = id();
        assertAnswered("2002500", call(PAYMENT, paid("H-1", "P-H"), id));
        stop();
        start();

        assertRefused("4092500", call(PAYMENT, paid("H-2", "P-H"), id));
        assertAnswered("2002500", call(PAYMENT, paid("H-1", "P-H"), id));
    }
}
