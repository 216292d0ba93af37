package io.github.dokucamel.outcome;

import io.github.dokucamel.told.Shown;
import org.jspecify.annotations.Nullable;

/**
 * What DOKU's status call says of an order. It settles nothing: an order that is found exists, but
 * only a repeated request brings its link, and one that is not found may exist all the same.
 *
 * @param words for people, without a full stop
 * @param code DOKU's error code, else {@code http_<status>} or {@code no_answer}; when found, the state
 *     that SNAP tells, or null
 */
public record Evidence(Kind kind, String words, @Nullable String code) {

    private static final int LONGEST_WORDS = 300;

    public static Evidence of(Kind kind, String words, @Nullable String code) {
        return new Evidence(kind, Shown.of(words, LONGEST_WORDS), code);
    }

    /** How far the answer can be relied on. */
    public enum Kind {
        /** DOKU has the order. */
        FOUND,
        /** DOKU understood the question and knows no such order, or not yet. */
        NOT_FOUND,
        /** DOKU does not take our credentials, headers or clock. */
        REFUSED,
        /** Nothing that DOKU is known to say: a proxy, a crash, an overloaded gateway. */
        UNCLEAR,
        /** The call never left. */
        NOT_SENT
    }

    /** Whether DOKU takes nothing of ours, or something between lets nothing through to it. */
    public boolean blocksTheWay() {
        return kind == Kind.REFUSED
                || kind == Kind.UNCLEAR && code != null && code.matches("(snap_)?http_[234]..");
    }

    /** Whether DOKU let the question pass: credentials and clock are right. */
    public boolean passed() {
        return kind == Kind.FOUND || kind == Kind.NOT_FOUND;
    }
}
