package io.github.dokucamel.simulation;

import static io.github.dokucamel.simulation.Fault.ofLedger;
import static io.github.dokucamel.simulation.Fault.ofQueue;
import static io.github.dokucamel.simulation.Fault.ofReplayFor;
import static io.github.dokucamel.simulation.Fault.ofStep;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.NewRequest;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.outcome.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Collaborators that are wrong, each in one way. The auditor has to object to each of them. */
enum Planted {
    A_CLOCK_THAT_FINDS_EVERY_LEASE_OVER(
            ofLedger(
                    "claim",
                    (right, values, node) -> {
                        values[2] = (Long) values[2] + 7_200_000;
                        return right.goOn();
                    })),

    A_CLASSIFIER_THAT_TAKES_UNKNOWN_FOR_DECLINED(
            ofStep(
                    "read-answer",
                    (right, exchange, node) -> {
                        right.goOn();
                        Classification seen = SendVariables.ANSWER.get(exchange);
                        if (seen.answerClass() == AnswerClass.UNKNOWN) {
                            SendVariables.ANSWER.set(exchange, seen.as(AnswerClass.DECLINED));
                        }
                    })),

    A_CLASSIFIER_THAT_BELIEVES_EVERY_REFUSAL(
            ofStep(
                    "read-answer",
                    (right, exchange, node) -> {
                        right.goOn();
                        Classification seen = SendVariables.ANSWER.get(exchange);
                        if (seen.answerClass() == AnswerClass.UNRESOLVED) {
                            SendVariables.ANSWER.set(exchange, seen.as(AnswerClass.DECLINED));
                        }
                    })),

    A_LEDGER_THAT_FORGETS_THE_DOUBT(
            ofLedger(
                    "postpone",
                    (right, values, node) -> {
                        values[1] = Wrong.withoutDoubt(values[1]);
                        return right.goOn();
                    })),

    A_LEDGER_THAT_FORGETS_THE_DOUBT_OF_AN_UNRESOLVED_ORDER(
            ofLedger(
                    "settle",
                    (right, values, node) -> {
                        values[1] = Wrong.withoutDoubt(values[1]);
                        return right.goOn();
                    })),

    A_REQUEST_ID_MADE_ANEW(
            ofStep(
                    "sign-request",
                    (right, exchange, node) -> {
                        Attempt attempt = SendVariables.ATTEMPT.get(exchange);
                        String other = UUID.randomUUID().toString();
                        if (attempt.number() > 1) {
                            SendVariables.ATTEMPT.set(exchange, attempt.knownAs(other));
                        }
                        right.goOn();
                    })),

    A_BODY_RENDERED_ANEW(
            ofStep(
                    "sign-request",
                    (right, exchange, node) -> {
                        Attempt attempt = SendVariables.ATTEMPT.get(exchange);
                        if (attempt.number() > 1) {
                            SendVariables.ATTEMPT.set(exchange, Wrong.rendered(attempt));
                        }
                        right.goOn();
                    })),

    A_QUEUE_THAT_HANDS_OUT_A_CLAIM_TWICE(ofQueue(2)),

    A_SETTLING_THAT_LOOKS_AT_NO_CLAIM(
            ofLedger(
                    "settle",
                    (right, values, node) -> {
                        if (values[0] instanceof Attempt attempt) {
                            Wrong.makeLatest(attempt.claim(), node);
                        }
                        return right.goOn();
                    })),

    A_RESOLVER_THAT_TAKES_NOT_FOUND_FOR_DECLINED(
            ofStep(
                    "leave-unresolved",
                    (right, exchange, node) -> {
                        Evidence evidence = SendVariables.EVIDENCE.get(exchange);
                        if (evidence == null || evidence.kind() != Evidence.Kind.NOT_FOUND) {
                            right.goOn();
                        } else {
                            Wrong.decline(SendVariables.ATTEMPT.get(exchange), node);
                        }
                    })),

    A_RESOLVER_THAT_ACCEPTS_WHAT_IT_CANNOT_RESOLVE(
            ofLedger(
                    "settle",
                    (right, values, node) -> {
                        if (values[2] instanceof Settlement settled
                                && settled.outcome() == Outcome.UNRESOLVED) {
                            values[2] = new Settlement(Outcome.ACCEPTED, false, null, 200, null);
                        }
                        return right.goOn();
                    })),

    A_DELIVERY_MARKED_DONE_BEFORE_IT_IS_WRITTEN(
            ofStep(
                    "stage-files",
                    (right, exchange, node) -> {
                        node.ledger.delivered(Wrong.deliveries(exchange), node.time.millis());
                        if (node.store.isDead()) {
                            throw new IllegalStateException("dead");
                        }
                        right.goOn();
                    })),

    A_HOLD_THAT_IS_NOT_HONOURED(
            ofStep(
                    "hold",
                    (right, exchange, node) -> {
                        right.goOn();
                        Wrong.letGo(SendVariables.CLAIM.get(exchange), node);
                    })),

    A_START_THAT_FORGETS_THE_HOLDS(ofLedger("holds", (right, values, node) -> List.of())),

    A_REPETITION_AT_ANY_AGE(ofReplayFor("3650d")),

    AN_UNKNOWN_ATTEMPT_THAT_IS_SENT(
            ofLedger(
                    "beginAttempt",
                    (right, values, node) -> {
                        try {
                            return right.goOn();
                        } catch (LedgerException e) {
                            return Optional.of(
                                    Wrong.madeUp((Claim) values[0], (NewRequest) values[1], node));
                        }
                    })),

    AN_UNKNOWN_COMMIT_TAKEN_FOR_FAILED(
            ofLedger(
                    "delivered",
                    (right, values, node) -> {
                        try {
                            return right.goOn();
                        } catch (LedgerException e) {
                            Wrong.putBack((List<?>) values[0], node);
                            throw e;
                        }
                    })),

    A_POSTPONED_ORDER_THAT_IS_NEVER_DUE(
            ofLedger(
                    "postpone",
                    (right, values, node) -> {
                        values[2] = Long.MAX_VALUE / 2;
                        return right.goOn();
                    })),

    AN_OUTCOME_WITHOUT_ITS_DELIVERIES(
            ofLedger(
                    "settle",
                    (right, values, node) -> {
                        Object done = right.goOn();
                        Wrong.change(
                                node, "DELETE FROM doku_deliveries WHERE outcome = 'declined'");
                        return done;
                    }));

    final Fault fault;

    Planted(Fault fault) {
        this.fault = fault;
    }
}
