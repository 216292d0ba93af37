package io.github.dokucamel.simulator;

import java.util.Optional;

/**
 * Remembers every (Client-Id, Request-Id) and how it was answered. A repeat gets HTTP 409 with the
 * first answer's body, whatever that was and whatever the repeat's own body is; while the first is
 * still being worked on it gets 409 {@code idempotent_request}.
 *
 * <p>How long DOKU remembers, and what it answers to another body under the same Request-Id, is
 * unpublished.
 */
final class RequestMemory {

    private static final int MOST = 1_000_000;
    private static final int ENTRY_BYTES = 300;

    private final BoundedMemory<String, Answer> answers;

    RequestMemory(long memoryBytes) {
        this.answers =
                new BoundedMemory<>(
                        MOST, memoryBytes, answer -> ENTRY_BYTES + answer.body().length);
    }

    /** Empty for the first request of this id, which is in progress from now on. */
    Optional<Answer> repeatOrBegin(ReceivedRequest request) {
        Optional<Answer> repeat = Optional.ofNullable(answers.get(key(request)));
        if (repeat.isEmpty()) {
            answers.put(key(request), Answer.IN_PROGRESS);
        }
        return repeat;
    }

    void done(ReceivedRequest request, Answer first) {
        answers.put(key(request), first.again());
    }

    private static String key(ReceivedRequest request) {
        return request.clientId() + '\n' + request.requestId();
    }
}
