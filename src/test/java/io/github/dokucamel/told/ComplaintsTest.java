package io.github.dokucamel.told;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

    private final AtomicLong now = new AtomicLong(TimeUnit.DAYS.toNanos(1));
    private final Complaints complaints = new Complaints(now::get);
    private final List<String> told = new ArrayList<>();
    private int lookedFor;

    private void costly(String sentence) {
        complaints.aboutCostly(
                "somebody",
                () -> {
                    lookedFor++;
                    return sentence;
                },
                told::add);
    }

    private void later(long milliseconds) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }

    @Test
    void looksForACostlySentenceOnceASecond() {
        for (int i = 0; i < 100; i++) {
            costly("wrong key");
            later(100);
        }
        assertEquals(List.of("wrong key"), told);
        assertEquals(10, lookedFor);
    }

    @Test
    void tellsAnotherCostlySentenceAndWhatWasLeftOut() {
        costly("wrong key");
        costly("wrong key");
        later(1_000);
        costly("wrong key");
        later(1_000);
        costly("wrong path");

        assertEquals(List.of("wrong key", "wrong path (and 2 times since the last line)"), told);
    }

    @Test
    void tellsTheSameAgainAfterFiveMinutes() {
        costly("wrong key");
        later(299_999);
        costly("wrong key");
        later(1_001);
        costly("wrong key");

        assertEquals(List.of("wrong key", "wrong key (and 1 times since the last line)"), told);
    }

    @Test
    void whatComesAndGoesIsToldOnceASecond() {
        int ends = 0;
        for (int i = 0; i < 100; i++) {
            complaints.about("folder", "full", told::add);
            later(20);
            ends += complaints.over("folder") ? 1 : 0;
            later(20);
        }

        assertTrue(told.size() <= 4 && ends <= 4, told.size() + " lines and " + ends);
    }

    @Test
    void whatBeginsAgainLaterIsNew() {
        complaints.about("folder", "full", told::add);
        assertFalse(complaints.over("folder"), "in the same second");
        later(1_000);
        complaints.about("folder", "full", told::add);
        later(1_000);
        assertTrue(complaints.over("folder"));
        complaints.about("folder", "full", told::add);

        assertEquals(List.of("full", "full", "full"), told);
    }
}
