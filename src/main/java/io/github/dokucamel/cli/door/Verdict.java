package io.github.dokucamel.cli.door;

import org.apache.camel.Exchange;

/**
 * What becomes of a request, by its head alone.
 *
 * @param mostBytes of its body; negative: none is read
 * @param hasKey whether it showed the key
 * @param refused what the call is answered by, with why in it; null when it may go on
 * @param delayMs before it is answered; negative where too many wait for their answer
 */
record Verdict(long mostBytes, boolean hasKey, Exchange refused, long delayMs) {

    /** It goes on without a body. */
    static final Verdict BARE = new Verdict(-1, false, null, 0);

    /** What has come of its body stays until it is judged. */
    static final Verdict NONE_YET = new Verdict(Long.MAX_VALUE, false, null, 0);

    boolean readsBody() {
        return mostBytes >= 0;
    }

    static Verdict reads(long mostBytes, boolean hasKey) {
        return new Verdict(mostBytes, hasKey, null, 0);
    }

    static Verdict refuses(Exchange call, long delayMs) {
        return new Verdict(-1, false, call, delayMs);
    }
}
