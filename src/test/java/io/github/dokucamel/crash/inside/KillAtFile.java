package io.github.dokucamel.crash.inside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Kills the process about when a file of a given name comes into a directory of the outbox. */
final class KillAtFile {

    private static final Path OUTBOX = Path.of("data", "outbox");
    private static final long LOOK_AGAIN_NANOS = 50_000;

    private final Trap trap;
    private final Pattern name;
    private final Set<Path> seen = new HashSet<>();

    private KillAtFile(Trap trap) {
        this.trap = trap;
        this.name = Pattern.compile(trap.what());
    }

    static void install(Trap trap) {
        if (trap.is("at-file")) {
            Thread watcher = new Thread(new KillAtFile(trap)::watch, "crash-trap");
            watcher.setDaemon(true);
            watcher.start();
        }
    }

    private void watch() {
        while (true) {
            look();
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** A directory that is changed or not there yet is looked at again. */
    private void look() {
        try (Stream<Path> all = Files.walk(OUTBOX, 2)) {
            all.filter(file -> name.matcher("" + file.getFileName()).matches())
                    .filter(seen::add)
                    .filter(file -> trap.passed())
                    .forEach(file -> Trap.spring());
        } catch (IOException | java.io.UncheckedIOException e) {
            // Once more.
        }
    }
}
