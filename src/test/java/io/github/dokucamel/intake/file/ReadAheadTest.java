package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is made by one thread and used by another. */
class ReadAheadTest {

    private static final int NONE = -1;

    private final AtomicInteger made = new AtomicInteger();
    private final List<ExecutorService> threads = new ArrayList<>();

    /** Numbers from 0 on, and a failure in the place of one of them. */
    private Iterator<Integer> numbers(int count, int failing) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                if (next == failing) {
                    throw new UncheckedIOException(new IOException("broken disk"));
                }
                return next < count;
            }

            @Override
            public Integer next() {
                made.incrementAndGet();
                return next++;
            }
        };
    }

    private ReadAhead<Integer> ahead(int count, int failing) {
        return new ReadAhead<>(
                numbers(count, failing),
                () -> {
                    threads.add(Executors.newSingleThreadExecutor());
                    return threads.get(threads.size() - 1);
                });
    }

    @Property(tries = 50)
    void givesWhatItWasGivenInItsOrder(@ForAll @IntRange(max = 40) int count) {
        List<Integer> got = new ArrayList<>();
        try (ReadAhead<Integer> ahead = ahead(count, NONE)) {
            ahead.forEachRemaining(got::add);
            assertFalse(ahead.hasNext());
            assertThrows(NoSuchElementException.class, ahead::next);
        }

        assertEquals(count, got.size());
        for (int i = 0; i < count; i++) {
            assertEquals(i, got.get(i));
        }
        assertTrue(threads.stream().allMatch(ExecutorService::isTerminated));
    }

    @Property(tries = 50)
    void failsAfterWhatCameBefore(@ForAll @IntRange(min = 0, max = 20) int failing) {
        List<Integer> got = new ArrayList<>();
        try (ReadAhead<Integer> ahead = ahead(30, failing)) {
            UncheckedIOException failure =
                    assertThrows(
                            UncheckedIOException.class, () -> ahead.forEachRemaining(got::add));
            assertEquals("broken disk", failure.getCause().getMessage());
            assertThrows(UncheckedIOException.class, ahead::hasNext);
        }

        assertEquals(failing, got.size());
    }

    @Test
    void oneElementNeedsNoThread() {
        try (ReadAhead<Integer> ahead = ahead(1, NONE)) {
            assertEquals(0, ahead.next());
            assertFalse(ahead.hasNext());
        }
        assertEquals(List.of(), threads);
    }

    @Test
    void isOneAheadAndEndsWithWhoUsesIt() {
        ReadAhead<Integer> ahead = ahead(1_000, NONE);
        ahead.next();
        ahead.next();

        Installation.waiting().until(() -> made.get() == 4);
        ahead.close();

        assertTrue(threads.get(0).isTerminated());
        assertTrue(made.get() <= 5, () -> made + " were made");
    }
}
