package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.NotificationCall.Answer;
import io.github.dokucamel.inbound.NotificationCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A valid notification, changed in one way or two, four hundred times: none of them is taken. */
class NotificationMutationTest extends NotificationCase {

    private static final int ROUNDS = 20;
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 404, 415);

    @BeforeAll
    static void start() throws Exception {
        NotificationCase.start();
    }

    static String secret() {
        return SECRET;
    }

    static String otherSecret() {
        return OTHER_SECRET;
    }

    static String otherClient() {
        return OTHER_CLIENT_ID;
    }

    @Test
    void takesNoneOfThem() throws Exception {
        NotificationCall call = valid("INV-2026-0001");
        assertTaken(call);
        String before = ledger().beside();
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Mutation mutation : Mutation.values()) {
            for (int seed = 0; seed < ROUNDS; seed++) {
                NotificationCall mutant = mutation.of(call, new Random(seed));
                assertTrue(!isSame(mutant, call), mutation + " " + seed + " changes nothing");
                Answer answer = send(mutant);
                if (!REFUSALS.contains(answer.status())) {
                    wrong.add(mutation + " " + seed + ": " + answer.status());
                }
                tried++;
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(tried >= 200, tried + " mutations");
        assertEquals(1, ledger().notifications().size());
        assertEquals(before, ledger().beside());

        assertTaken(call);
        assertEquals(1, ledger().notifications().size());
        assertTaken(valid("INV-2026-0002"));
        assertEquals(2, ledger().notifications().size());
    }

    private static boolean isSame(NotificationCall one, NotificationCall other) {
        return one.target().equals(other.target())
                && Set.copyOf(one.headers()).equals(Set.copyOf(other.headers()))
                && one.headers().size() == other.headers().size()
                && Arrays.equals(one.body(), other.body());
    }
}
