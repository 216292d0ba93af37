package io.github.dokucamel.send.queue;

import io.github.dokucamel.ledger.Lane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/** One merchant's orders that wait for a sender. The queue's lock guards them. */
final class Lanes {

    /** Those that somebody waits for. */
    final Deque<Exchange> waiting = new ArrayDeque<>();

    final Deque<Exchange> batch = new ArrayDeque<>();
    final Rate rate;

    Lanes(Rate rate) {
        this.rate = rate;
    }

    Deque<Exchange> of(Lane lane) {
        return lane == Lane.WAITING ? waiting : batch;
    }

    int size() {
        return waiting.size() + batch.size();
    }

    Stream<Exchange> all() {
        return Stream.concat(waiting.stream(), batch.stream());
    }

    void clear() {
        waiting.clear();
        batch.clear();
    }
}
