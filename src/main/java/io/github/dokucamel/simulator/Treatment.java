package io.github.dokucamel.simulator;

/**
 * What became of one request.
 *
 * @param status answered; 0 when the caller got none to read
 * @param fault name of the fault that hit it; empty when none did
 * @param processed whether it got as far as DOKU's business
 */
record Treatment(int status, String fault, boolean processed) {

    static Treatment refused(Answer answer) {
        return new Treatment(answer.status(), "", false);
    }

    static Treatment served(Answer answer) {
        return new Treatment(answer.status(), "", true);
    }

    static Treatment spoilt(int status, Fault fault) {
        return new Treatment(status, fault.toString(), fault.isProcessed());
    }
}
