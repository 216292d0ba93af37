package io.github.dokucamel.simulation;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestion;

/** The probe of 70-resolve: does DOKU take a merchant's credentials? */
final class ProbeJourney extends Journey {

    private enum Step implements Place {
        JUDGE
    }

    private final String merchant;

    ProbeJourney(Node node, ScriptedDoku doku, StatusQuestion question) {
        super(node, doku, Status.SIGN);
        merchant = question.merchant();
        SendVariables.QUESTION.set(exchange, question);
    }

    @Override
    Place next() throws Exception {
        if (at instanceof Status status) {
            try {
                return status(status);
            } catch (Exception e) {
                SendVariables.STATUS_FAILURE.set(exchange, e);
                return Status.READ;
            }
        }
        process("judge-probe");
        return OVER;
    }

    @Override
    Place answered() {
        return Step.JUDGE;
    }

    @Override
    void failed(Exception failure) {
        // It is made again when it is due.
    }

    @Override
    public String toString() {
        return "probe " + merchant;
    }
}
