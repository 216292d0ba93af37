package io.github.dokucamel.crash.inside;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one place where this process is to be killed, read from {@code trap.properties} in its working
 * directory; none when there is no such file.
 */
final class Trap {

    /** Written by the harness before every start. */
    static final String FILE = "trap.properties";

    private final Properties set;
    private final AtomicInteger left;

    private Trap(Properties set) {
        this.set = set;
        this.left = new AtomicInteger(Integer.parseInt(set.getProperty("passage", "0")));
    }

    static Trap read() {
        Properties set = new Properties();
        Path file = Path.of(FILE);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                set.load(reader);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return new Trap(set);
    }

    /** {@code before-step}, {@code before-commit}, {@code after-commit} or {@code at-file}. */
    boolean is(String kind) {
        return kind.equals(set.getProperty("kind"));
    }

    /** Id of the step, a part of the statement, or a pattern of the file's name. */
    String what() {
        return set.getProperty("what");
    }

    /** A question with the statement's last value: only where it has an answer, it counts. */
    String guard() {
        return set.getProperty("guard");
    }

    /** Counts one passage; whether it is the one. */
    boolean passed() {
        return left.decrementAndGet() == 0;
    }

    /** Kills this process for good; the calling thread goes no further. */
    static void spring() {
        try {
            new ProcessBuilder("sh", "-c", "kill -9 " + ProcessHandle.current().pid()).start();
            new CountDownLatch(1).await();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
