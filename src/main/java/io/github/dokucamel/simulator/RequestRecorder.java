package io.github.dokucamel.simulator;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what was asked and answered, up to a number and a weight; counts the rest. Thread-safe. */
final class RequestRecorder {

    private static final int LONGEST_BODY_BYTES = 64 * 1024;
    private static final int MOST_VIOLATIONS = 10_000;
    private static final int ENTRY_BYTES = 1_500;

    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<RecordedRequest> violations = new ArrayList<>();
    private final int most;
    private final long maxBytes;
    private long bytes;
    private long count;
    private int inFlight;
    private int mostInFlight;

    RequestRecorder(int most, long maxBytes) {
        this.most = most;
        this.maxBytes = maxBytes;
    }

    /** Forgets what was kept; what is in flight stays. */
    synchronized void clear() {
        requests.clear();
        violations.clear();
        bytes = 0;
        count = 0;
    }

    synchronized void begin() {
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
    }

    synchronized void abandoned() {
        inFlight--;
    }

    /**
     * @param answer DOKU's, whatever a fault made of it; null when DOKU was not asked
     * @param status answered; 0 when the caller got none to read
     * @param fault name of the one that hit it; empty when none did
     * @param processed whether it got as far as DOKU's business
     */
    synchronized void answered(
            ReceivedRequest request, Answer answer, int status, String fault, boolean processed) {
        inFlight--;
        count++;
        boolean violates = answer != null && answer.status() >= 400 && !answer.isRepeat();
        boolean keepRequest = requests.size() < most && bytes < maxBytes;
        boolean keepViolation = violates && violations.size() < MOST_VIOLATIONS;
        if (keepRequest || keepViolation) {
            boolean isLong = request.body().length > LONGEST_BODY_BYTES;
            RecordedRequest recorded =
                    new RecordedRequest(
                            request.method(),
                            request.path(),
                            headers(request.headers()),
                            request.invoiceNumber(),
                            isLong ? new byte[0] : request.body(),
                            status,
                            answer == null ? "" : answer.errorCode(),
                            fault,
                            processed,
                            request.receivedAt());
            if (keepRequest) {
                requests.add(recorded);
                bytes += ENTRY_BYTES + request.body().length;
            }
            if (keepViolation) {
                violations.add(recorded);
            }
        }
    }

    private static Map<String, String> headers(MultiMap received) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        received.forEach((name, value) -> headers.merge(name, value, (a, b) -> a + ", " + b));
        return Collections.unmodifiableMap(headers);
    }

    synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized List<RecordedRequest> violations() {
        return List.copyOf(violations);
    }

    synchronized long count() {
        return count;
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized int mostInFlight() {
        return mostInFlight;
    }
}
