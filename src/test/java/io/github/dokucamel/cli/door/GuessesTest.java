package io.github.dokucamel.cli.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GuessesTest {

    private static final int MANY = 40;

    private final Guesses guesses = new Guesses();

    @Test
    void whatWouldWaitForLongerThanTenSecondsIsNotLetWait() throws Exception {
        InetAddress guesser = InetAddress.getByName("192.0.2.1");

        List<Long> delays =
                LongStream.range(0, MANY).mapToObj(i -> guesses.delay(guesser)).toList();

        List<Long> waiting = delays.stream().filter(delay -> delay >= 0).toList();
        // 20 + 40 + ... + 600 ms is 9.3 s.
        assertTrue(waiting.size() >= 30 && waiting.size() < MANY, delays::toString);
        assertTrue(waiting.stream().allMatch(delay -> delay <= 10_000), delays::toString);
        assertEquals(-1, delays.get(MANY - 1));
        assertEquals(20, guesses.delay(InetAddress.getByName("192.0.2.2")));
    }
}
