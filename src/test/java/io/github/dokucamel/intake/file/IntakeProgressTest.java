package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeProgressTest {

    private long nanos = Long.MAX_VALUE - 5; // a monotonic clock may overflow
    private final IntakeProgress progress = new IntakeProgress(() -> nanos);
    private final FileEndpoint inbox = new FileEndpoint();

    @BeforeEach
    void setUp() {
        inbox.setFile(new File("inbox"));
    }

    private void pass(long seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void aPollThatDoesNotEndIsTold() {
        progress.begin(null, inbox);
        progress.reads("orders.csv");
        pass(120);
        assertEquals(Optional.empty(), progress.trouble());
        pass(60);
        String trouble = progress.trouble().orElseThrow();
        assertTrue(trouble.contains("with orders.csv for 3 minutes"), trouble);
        progress.commit(null, inbox, 1);
        assertEquals(Optional.empty(), progress.trouble());
    }

    @Test
    void aLargeFileThatIsReadIsNoTrouble() {
        progress.begin(null, inbox);
        for (int minute = 0; minute < 10; minute++) {
            pass(60);
            progress.moved();
        }
        assertEquals(Optional.empty(), progress.trouble());
    }

    @Test
    void nothingToDoIsNoTrouble() {
        pass(3_600);
        assertEquals(Optional.empty(), progress.trouble());
        progress.begin(null, inbox);
        assertEquals(Optional.empty(), progress.trouble());
    }

    @Test
    void anEmptyDirectoryIsPolledRarelyAndAFullOneAtOnce() {
        boolean[] empty = {true};
        PollingConsumerPollStrategy taken = progress.unless(() -> empty[0]);
        assertTrue(taken.begin(null, inbox));
        taken.commit(null, inbox, 0);
        pass(1);
        assertFalse(taken.begin(null, inbox));
        empty[0] = false;
        assertTrue(taken.begin(null, inbox));
        taken.commit(null, inbox, 1);
        empty[0] = true;
        pass(5);
        assertTrue(taken.begin(null, inbox));
        pass(300);
        assertTrue(progress.trouble().isPresent());
    }

    @Test
    void aPollThatWasLeftOutIsNoTrouble() {
        PollingConsumerPollStrategy taken = progress.unless(() -> true);
        taken.begin(null, inbox);
        taken.commit(null, inbox, 0);
        assertFalse(taken.begin(null, inbox));
        pass(3_600);
        assertEquals(Optional.empty(), progress.trouble());
    }
}
