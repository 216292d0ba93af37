package io.github.dokucamel.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff PAUSES =
            new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 4", "3, 8", "5, 32", "6, 60", "100, 60", "2147483647, 60"})
    void pausesDoubleUntilTheLongest(int failures, long seconds) {
        assertEquals(seconds, PAUSES.after(failures).toSeconds());
    }

    @ParameterizedTest
    @CsvSource({"-5, 2", "0, 2", "2, 2", "17, 17", "60, 60", "100000, 60"})
    void pausesAreAsLongAsItHasLasted(long age, long seconds) {
        assertEquals(seconds, PAUSES.at(Duration.ofSeconds(age)).toSeconds());
    }
}
