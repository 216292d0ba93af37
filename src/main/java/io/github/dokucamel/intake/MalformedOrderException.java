package io.github.dokucamel.intake;

import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Why;

/** What arrived is no order at all; nothing of it is recorded. The message is in English. */
public class MalformedOrderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Why why;

    public MalformedOrderException(Why why) {
        super(why.rule(Language.EN));
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
