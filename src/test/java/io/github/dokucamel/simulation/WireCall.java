package io.github.dokucamel.simulation;

/** One call as the gateway has it in its record. */
final class WireCall {

    /** How long a caller waits. */
    static final long DEADLINE_MS = 30_000;

    final int number;
    final long at;
    final String clientId;

    /** Null of a status call, likewise the body. */
    final String requestId;

    final String invoice;
    final byte[] body;

    Fate fate;

    /** Null when none comes. */
    Reply reply;

    long arrivesAt;

    /** Our signature was not taken. */
    boolean isRefusal;

    /** Nothing came of it, and the answer says so. */
    boolean isCertain;

    /** The caller has the answer, or waits no longer. */
    boolean isOver;

    WireCall(int number, long at, String clientId, String requestId, String invoice, byte[] body) {
        this.number = number;
        this.at = at;
        this.clientId = clientId;
        this.requestId = requestId;
        this.invoice = invoice;
        this.body = body;
    }

    boolean isPayment() {
        return requestId != null;
    }

    boolean isNotConnected() {
        return fate == Fate.NOT_CONNECTED;
    }

    /** When its caller goes on. */
    long endsAt() {
        if (isNotConnected()) {
            return at;
        }
        return reply == null ? at + DEADLINE_MS : Math.min(arrivesAt, at + DEADLINE_MS);
    }

    boolean isAnsweredInTime() {
        return reply != null && arrivesAt < at + DEADLINE_MS;
    }
}
