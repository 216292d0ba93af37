package io.github.dokucamel.simulator;

/** What DOKU does not do, with its answer. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Refused(Answer answer) {
        this(answer, answer.errorCode());
    }

    private Refused(Answer answer, String message) {
        super(message, null, false, false);
        this.answer = answer;
    }

    Refused(int status, String code, String message) {
        this(Answer.error(status, code, message), message);
    }

    Answer answer() {
        return answer;
    }
}
