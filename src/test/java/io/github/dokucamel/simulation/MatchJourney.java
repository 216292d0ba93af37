package io.github.dokucamel.simulation;

import java.util.List;

/** 65-payment: what DOKU told is brought to its orders. */
final class MatchJourney extends Journey {

    static final String NAME = "match";

    private enum Step implements Place {
        MATCH
    }

    MatchJourney(Node node, List<?> unread) {
        super(node, null, Step.MATCH);
        exchange.getMessage().setBody(unread);
    }

    @Override
    Place next() throws Exception {
        process("match-notifications");
        return OVER;
    }

    @Override
    Place answered() {
        throw new IllegalStateException();
    }

    @Override
    void failed(Exception failure) {
        // They are unread still.
    }

    @Override
    public String toString() {
        return NAME;
    }
}
