package io.github.dokucamel.send;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.dokucamel.gateway.Outgoing;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.send.NextStep.Kind;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Three attempts at most, ten seconds to the second, an hour to the first question. */
class RetryRulesTest {

    private static final String GATEWAY = "http://127.0.0.1:8910";
    private static final String NOT_REPEATABLE = "snap-dd-payment";

    private final Settings settings =
            Settings.standalone(
                    SettingNames.packaged(),
                    Map.of(
                            "doku.base-url", GATEWAY,
                            "doku.client-id", "BRN-1",
                            "doku.retry.attempts", "3",
                            "doku.retry.first-delay", "10s",
                            "doku.resolve.first-delay", "1h",
                            "doku.resolve.max-delay", "6h",
                            "doku.resolve.replay-for", "24h"));
    private final RetryRules rules =
            new RetryRules(
                    settings,
                    RetrySchedule.of(settings, RandomGenerator.getDefault()),
                    Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

    /** An attempt as it lies in the ledger. */
    private record Past(
            int counted,
            boolean inDoubt,
            Duration unresolvedFor,
            Duration age,
            boolean byHand,
            String baseUrl,
            String clientId) {

        static final Past NONE = new Past(0, false, null, Duration.ZERO, false, GATEWAY, "BRN-1");

        Past counted(int other) {
            return new Past(other, inDoubt, unresolvedFor, age, byHand, baseUrl, clientId);
        }

        Past inDoubt(boolean other) {
            return new Past(counted, other, unresolvedFor, age, byHand, baseUrl, clientId);
        }

        Past unresolvedFor(Duration other) {
            return new Past(counted, inDoubt, other, age, byHand, baseUrl, clientId);
        }

        Past old(Duration other) {
            return new Past(counted, inDoubt, unresolvedFor, other, byHand, baseUrl, clientId);
        }

        Past repeatedByHand() {
            return new Past(counted, inDoubt, unresolvedFor, age, true, baseUrl, clientId);
        }

        Past towards(String url, String client) {
            return new Past(counted, inDoubt, unresolvedFor, age, byHand, url, client);
        }

        Attempt attempt() {
            Long since = unresolvedFor == null ? null : NOW - unresolvedFor.toMillis();
            Claim claim =
                    new Claim(
                            1,
                            1,
                            "default",
                            "payment-page",
                            "INV-1",
                            Lane.BATCH,
                            new byte[0],
                            since,
                            byHand,
                            null,
                            1,
                            "",
                            null);
            return new Attempt(
                    claim,
                    counted + 1,
                    counted,
                    inDoubt,
                    null,
                    NOW - age.toMillis(),
                    "R-1",
                    baseUrl,
                    clientId,
                    "/path",
                    Map.of(),
                    new byte[0]);
        }
    }

    private Outgoing order(String operation, boolean gone) {
        return new Outgoing(
                Catalogues.packaged().find(operation).orElseThrow(),
                settings.merchants().get("default"),
                null,
                null,
                null,
                gone);
    }

    private NextStep before(Past past, String operation, boolean canBeAsked) {
        return rules.before(past.attempt(), order(operation, false), canBeAsked);
    }

    private NextStep after(Past past, AnswerClass answer, boolean refreshed, boolean canBeAsked) {
        return rules.after(past.attempt(), seen(answer, 200), refreshed, canBeAsked);
    }

    private static Classification seen(AnswerClass answer, Integer status) {
        return new Classification(answer, false, "some_code", "why", null, status, null);
    }

    @ParameterizedTest
    @CsvSource({
        // answer, once more already, counted before, in doubt, unresolved; can be asked; next,
        // counts
        "ACCEPTED,       false, 0, false, false, true,  SETTLE,     true",
        "ACCEPTED,       false, 2, true,  true,  true,  SETTLE,     true",
        "DECLINED,       false, 0, false, false, true,  SETTLE,     true",
        "UNRESOLVED,     false, 1, true,  false, true,  ASK,        true",
        "UNRESOLVED,     false, 1, true,  false, false, UNRESOLVED, true",
        "LATER,          false, 0, false, false, true,  POSTPONE,   true",
        "LATER,          false, 1, true,  false, true,  POSTPONE,   true",
        "LATER,          false, 2, true,  false, true,  ASK,        true",
        "LATER,          false, 0, true,  true,  true,  ASK,        true",
        "UNKNOWN,        false, 0, false, false, true,  POSTPONE,   true",
        "UNKNOWN,        false, 2, true,  false, true,  ASK,        true",
        "UNKNOWN,        false, 2, true,  false, false, UNRESOLVED, true",
        "STILL_UNKNOWN,  false, 1, true,  false, false, POSTPONE,   true",
        "STILL_UNKNOWN,  false, 2, true,  false, false, UNRESOLVED, true",
        "NOT_SENT,       false, 2, true,  true,  true,  POSTPONE,   false",
        "NOT_READY,      false, 2, false, false, true,  POSTPONE,   false",
        "CLOCK,          false, 2, true,  true,  true,  POSTPONE,   false",
        "CLOCK,          true,  0, false, false, true,  HOLD,       false",
        "TOKEN,          false, 0, false, false, true,  POSTPONE,   false",
        "TOKEN,          true,  2, true,  true,  true,  HOLD,       false",
        "CUSTOMER_TOKEN, false, 0, true,  false, true,  POSTPONE,   false",
        "CUSTOMER_TOKEN, true,  0, false, false, true,  SETTLE,     true",
        "CUSTOMER_TOKEN, true,  0, true,  false, true,  UNRESOLVED, true",
        "HOLD,           false, 2, true,  true,  true,  HOLD,       false"
    })
    void everyAnswerHasOneNextStep(
            AnswerClass answer,
            boolean refreshed,
            int counted,
            boolean inDoubt,
            boolean unresolved,
            boolean canBeAsked,
            Kind kind,
            boolean counts) {
        Past past =
                Past.NONE
                        .counted(counted)
                        .inDoubt(inDoubt)
                        .unresolvedFor(unresolved ? Duration.ofHours(2) : null);

        NextStep next = after(past, answer, refreshed, canBeAsked);

        assertEquals(kind, next.kind());
        assertEquals(counts, next.counts());
        assertEquals("some_code", next.seen().code());
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINED", "UNRESOLVED"})
    void whatWasRefusedHereCostsNoAttempt(AnswerClass answer) {
        NextStep next = rules.after(Past.NONE.attempt(), seen(answer, null), false, false);

        assertEquals(false, next.counts());
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOCK", "TOKEN", "CUSTOMER_TOKEN"})
    void aFreshTimestampOrTokenIsTriedAtOnce(AnswerClass answer) {
        assertEquals(Duration.ZERO, after(Past.NONE, answer, false, false).pause());
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1H", "PT2H, PT2H", "PT20H, PT6H", "-PT1H, PT1H"})
    void anUnresolvedOrderIsTakenUpAgainAfterAsLongAsItHasBeen(Duration age, Duration pause) {
        Past past = Past.NONE.inDoubt(true).unresolvedFor(age);

        assertEquals(pause, after(past, AnswerClass.UNKNOWN, false, true).pause());
        assertEquals(pause, after(past, AnswerClass.NOT_SENT, false, true).pause());
    }

    @Test
    void anOpenOrderBecomesUnresolvedForAnHourFirst() {
        NextStep next = after(Past.NONE.counted(2), AnswerClass.UNKNOWN, false, true);

        assertEquals(Duration.ofHours(1), next.pause());
    }

    @ParameterizedTest
    @CsvSource({
        // operation, in doubt, can be asked; next, code of the refusal
        "payment-page,        false, true,  CALL,    ",
        "payment-page,        true,  true,  CALL,    ",
        "snap-va-bca,         false, true,  CALL,    ",
        "snap-va-bca,         true,  true,  ASK,     ",
        "snap-va-bca,         true,  false, CALL,    ",
        "snap-token-b2b,      true,  false, CALL,    ",
        NOT_REPEATABLE + ",   false, false, CALL,    ",
        NOT_REPEATABLE + ",   true,  true,  ASK,     ",
        NOT_REPEATABLE + ",   true,  false, REFUSED, not_repeatable"
    })
    void dokuIsAskedFirstWhereARepeatCouldBeASecondPayment(
            String operation, boolean inDoubt, boolean canBeAsked, Kind kind, String code) {
        NextStep next = before(Past.NONE.inDoubt(inDoubt), operation, canBeAsked);

        assertEquals(kind, next.kind());
        assertEquals(code, next.seen() == null ? null : next.seen().code());
    }

    private String refused(Past past) {
        NextStep next = rules.send(past.attempt(), order("payment-page", false));
        assertEquals(Kind.REFUSED, next.kind());
        assertEquals(AnswerClass.UNRESOLVED, next.seen().answerClass());
        assertNull(next.seen().httpStatus());
        return next.seen().code();
    }

    private void called(Past past) {
        assertEquals(Kind.CALL, rules.send(past.attempt(), order("payment-page", false)).kind());
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.doku.com, BRN-1, base_url_changed",
        GATEWAY + ", BRN-2, client_id_changed"
    })
    void anotherDokuIsNotAskedEither(String baseUrl, String clientId, String code) {
        NextStep next =
                before(Past.NONE.inDoubt(true).towards(baseUrl, clientId), "snap-va-bca", true);

        assertEquals(Kind.REFUSED, next.kind());
        assertEquals(code, next.seen().code());
    }

    @Test
    void doesNotRepeatARequestTowardsAnotherGateway() {
        assertEquals(
                "base_url_changed", refused(Past.NONE.towards("https://api.doku.com", "BRN-1")));
    }

    @Test
    void doesNotRepeatARequestUnderAnotherClientId() {
        assertEquals("client_id_changed", refused(Past.NONE.towards(GATEWAY, "BRN-2")));
    }

    @Test
    void doesNotRepeatWhatMayHaveHappenedTooLongAgo() {
        Past past = Past.NONE.inDoubt(true);
        Duration limit = Duration.ofHours(24);
        called(past.old(limit));
        assertEquals("too_old_to_replay", refused(past.old(limit.plusMillis(1))));
        called(past.old(limit.plusMillis(1)).repeatedByHand());
    }

    @Test
    void sendsWhatCertainlyNeverLeftHoweverOldItIs() {
        called(Past.NONE.old(Duration.ofDays(30)));
    }

    @ParameterizedTest
    @CsvSource({"false, DECLINED", "true, UNRESOLVED"})
    void sendsNoCallWhoseCardIsGone(boolean inDoubt, AnswerClass meaning) {
        NextStep next =
                rules.before(
                        Past.NONE.inDoubt(inDoubt).attempt(), order("payment-page", true), true);

        assertEquals(Kind.REFUSED, next.kind());
        assertEquals(meaning, next.seen().answerClass());
        assertEquals("card_data_gone", next.seen().code());
    }

    @Test
    void asksBeforeItRefusesACallWhoseCardIsGone() {
        NextStep next =
                rules.before(Past.NONE.inDoubt(true).attempt(), order(NOT_REPEATABLE, true), true);

        assertEquals(Kind.ASK, next.kind());
    }
}
