package io.github.dokucamel.ledger.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database that is elsewhere answers, for who cannot wait until it does: health is asked
 * every few seconds, and one that hangs says nothing for as long as it hangs.
 */
final class Pulse {

    private static final long PATIENCE_MS = 3_000;

    private final String name;
    private final Supplier<Optional<String>> look;
    private @Nullable CompletableFuture<Optional<String>> underWay;

    /** @param look asks the database; may take any time */
    Pulse(String name, Supplier<Optional<String>> look) {
        this.name = name;
        this.look = look;
    }

    /** What is wrong; one look at a time, whoever asks. */
    Optional<String> trouble() {
        CompletableFuture<Optional<String>> asked = ask();
        try {
            return asked.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.of(
                    "The ledger %s does not answer. See whether the database runs and can be reached from here; what waits goes on by itself"
                            .formatted(name));
        } catch (ExecutionException e) {
            throw new IllegalStateException("What it fails with is told as a trouble", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized CompletableFuture<Optional<String>> ask() {
        if (underWay == null || underWay.isDone()) {
            CompletableFuture<Optional<String>> asked = new CompletableFuture<>();
            underWay = asked;
            Thread thread =
                    new Thread(
                            () -> {
                                try {
                                    asked.complete(look.get());
                                } catch (RuntimeException e) {
                                    asked.complete(Optional.of(String.valueOf(e.getMessage())));
                                }
                            },
                            "doku-ledger-pulse");
            thread.setDaemon(true);
            thread.start();
        }
        return underWay;
    }
}
