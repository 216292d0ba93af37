package io.github.dokucamel.outcome;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one answer or exception means.
 *
 * @param replayed whether DOKU repeated the first answer to this Request-Id
 * @param code DOKU's error code, else one of ours; null when accepted
 * @param message fit for reports and logs; null when there is none
 * @param answered what DOKU said; null when it said nothing that is JSON
 * @param httpStatus null when nothing came back
 * @param retryAfter how long DOKU wants us to wait, at most an hour; null when it did not say
 */
public record Classification(
        AnswerClass answerClass,
        boolean replayed,
        @Nullable String code,
        @Nullable String message,
        @Nullable Answered answered,
        @Nullable Integer httpStatus,
        @Nullable Duration retryAfter) {

    /** A code of ours: the answer held none of DOKU's. */
    private static final Pattern STRAY =
            Pattern.compile("(snap_|snap_token_)?http_[34]..|snap_token_missing");

    /** Of a call that brought no answer of DOKU. */
    public static Classification unanswered(
            AnswerClass meaning, String code, @Nullable String message) {
        return new Classification(meaning, false, code, message, null, null, null);
    }

    /**
     * Whether something between DOKU and us may have answered, a redirect or a page of a proxy: our
     * configuration may be wrong, and it may have been that one answer.
     */
    public boolean isStray() {
        return answerClass == AnswerClass.HOLD && code != null && STRAY.matcher(code).matches();
    }

    /** The same answer with another meaning. */
    public Classification as(AnswerClass other) {
        return new Classification(other, replayed, code, message, answered, httpStatus, retryAfter);
    }

    /** The same, of something that was answered before. */
    public Classification asReplayed() {
        return new Classification(
                answerClass, true, code, message, answered, httpStatus, retryAfter);
    }

    /** The same meaning with another view of what DOKU said. */
    public Classification with(Answered other) {
        return new Classification(
                answerClass, replayed, code, message, other, httpStatus, retryAfter);
    }

    /** With DOKU's answer as a call's document shows it. */
    public Classification shown(byte @Nullable [] secrets) {
        return answered == null || answered.response() == null
                ? this
                : with(
                        new Answered(
                                answered.paymentUrl(),
                                answered.paymentCode(),
                                ShownResponse.of(answered.response(), secrets)));
    }
}
