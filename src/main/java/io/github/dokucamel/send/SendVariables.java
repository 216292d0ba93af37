package io.github.dokucamel.send;

/** Exchange variables of the sending journey. */
final class SendVariables {

    static final String CLAIM = "claim";
    static final String ATTEMPT = "attempt";
    static final String FAILURE = "failure";
    static final String ANSWER = "answer";

    private SendVariables() {}
}
