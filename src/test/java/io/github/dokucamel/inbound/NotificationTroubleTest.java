package io.github.dokucamel.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.NotificationCall.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A ledger that cannot be written while DOKU calls. */
class NotificationTroubleTest extends NotificationCase {

    @BeforeAll
    static void start() throws Exception {
        NotificationCase.start();
    }

    @Test
    void asksToSendItAgainAndKeepsNothing() throws Exception {
        assertTaken(valid("TROUBLE-1"));
        service.bundle().ledger().close();

        Answer answer = send(valid("TROUBLE-2"));

        assertEquals(503, answer.status(), answer.toString());
        assertTrue(answer.head().contains("Retry-After: 10"), answer.head());
        assertShort(answer);
        assertEquals(1, ledger().notifications().size());
    }
}
