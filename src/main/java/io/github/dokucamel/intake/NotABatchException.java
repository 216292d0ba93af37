package io.github.dokucamel.intake;

import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Why;

/**
 * A file that holds no batch at all: nothing of it is recorded, it is refused as a whole. {@code
 * NAME.reason.txt} says what is wrong, and what to do; the message is the same in English.
 */
public class NotABatchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Why why;

    public NotABatchException(Why why) {
        super(why.sentence(Language.EN));
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
