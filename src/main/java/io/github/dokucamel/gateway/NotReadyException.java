package io.github.dokucamel.gateway;

import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;

/** A call that was not made because something it needs is not there. */
public final class NotReadyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Classification meaning;

    public NotReadyException(Classification meaning) {
        super(meaning.message());
        this.meaning = meaning;
    }

    public static NotReadyException of(AnswerClass answerClass, String code, String message) {
        return new NotReadyException(Classification.unanswered(answerClass, code, message));
    }

    public Classification meaning() {
        return meaning;
    }
}
