package io.github.dokucamel.send;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.gateway.Outgoing;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestions;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.ledger.sql.SampleOrder;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Answered;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.send.queue.Holds;
import io.github.dokucamel.send.queue.Reachability;
import io.github.dokucamel.send.queue.Waiters;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettleOrderTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);

    private static final Operation PAYMENT_PAGE =
            Catalogues.packaged().find("payment-page").orElseThrow();

    @TempDir private Path dir;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Holds holds = new Holds(CLOCK, Duration.ofMinutes(1), Duration.ofSeconds(30));
    private final Reachability reachability =
            new Reachability(
                    CircuitBreaker.ofDefaults("gateway"),
                    CLOCK,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    System::nanoTime);
    private LedgerOnDisk disk;
    private Merchant merchant;
    private Decide decide;
    private SettleOrder settle;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of());
        Settings settings =
                Settings.standalone(
                        SettingNames.packaged(),
                        Map.of("doku.retry.attempts", "3", "doku.retry.first-delay", "10s"));
        merchant = settings.merchants().get("default");
        RetryRules rules =
                new RetryRules(
                        settings, RetrySchedule.of(settings, RandomGenerator.getDefault()), CLOCK);
        decide =
                new Decide(
                        rules,
                        new StatusQuestions(Catalogues.packaged()),
                        disk.ledger(),
                        holds,
                        reachability,
                        ConcurrentHashMap.newKeySet());
        settle =
                new SettleOrder(
                        disk.ledger(),
                        new Waiters(9),
                        new UnresolvedWords(settings.send().replayFor(), CLOCK),
                        CLOCK);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private Attempt first() {
        return disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1")));
    }

    private Attempt next() {
        List<Claim> due = disk.ledger().claim("default", 1, NOW + 10_000_000);
        return disk.begin(due.get(0));
    }

    private void settle(Attempt attempt, AnswerClass answer, Integer status, Duration after) {
        String code = answer == AnswerClass.ACCEPTED ? null : "some_code";
        String url = answer == AnswerClass.ACCEPTED ? "https://pay.doku.com/1" : null;
        Exchange exchange = new DefaultExchange(context);
        SendVariables.ATTEMPT.set(exchange, attempt);
        SendVariables.OUTGOING.set(
                exchange, new Outgoing(PAYMENT_PAGE, merchant, null, null, null, false));
        SendVariables.ANSWER.set(
                exchange,
                new Classification(answer, false, code, "why", Answered.ofUrl(url), status, after));
        decide.process(exchange);
        switch (Decide.STEP.get(exchange).kind()) {
            case SETTLE -> settle.settle(exchange);
            case POSTPONE -> settle.postpone(exchange);
            case HOLD -> settle.hold(exchange);
            default -> settle.leaveUnresolved(exchange);
        }
    }

    private OutcomeDocument document() {
        return disk.ledger().find("default", "payment-page", "INV-1", 1).orElseThrow().document();
    }

    private boolean due(long at) {
        List<Claim> due = disk.ledger().claim("default", 1, at);
        disk.ledger().release(due, at);
        return !due.isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "DECLINED", "UNRESOLVED"})
    void aFinalAnswerSettles(AnswerClass answer) {
        settle(first(), answer, 200, null);
        assertEquals(answer.name().toLowerCase(), document().outcome());
        assertEquals(1, document().attempts());
        assertEquals(
                answer == AnswerClass.ACCEPTED ? null : "some_code",
                document().error() == null ? null : document().error().code());
        assertEquals(Integer.valueOf(200), document().httpStatus());
        assertTrue(holds.reasons().isEmpty());
    }

    @Test
    void aRequestThatMayNotBeRepeatedIsUnresolvedAndCostsNoAttempt() {
        settle(first(), AnswerClass.UNRESOLVED, null, null);
        assertEquals("unresolved", document().outcome());
        assertEquals(0, document().attempts());
    }

    @Test
    void whatNeverLeftWaitsCostsNothingAndLeavesNoDoubt() {
        settle(first(), AnswerClass.NOT_SENT, null, null);
        assertEquals("pending", document().outcome());
        assertTrue(reachability.unreachableSince().isPresent());
        Attempt second = next();
        assertEquals(0, second.counted());
        assertFalse(second.inDoubt());
        settle(second, AnswerClass.ACCEPTED, 200, null);
        assertTrue(reachability.unreachableSince().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"LATER", "UNKNOWN"})
    void anUnknownAnswerIsTriedAgainAndThenUnresolved(AnswerClass answer) {
        settle(first(), answer, 503, null);
        assertEquals("pending", document().outcome());
        Attempt second = next();
        assertEquals(1, second.counted());
        assertTrue(second.inDoubt());
        settle(second, answer, 503, null);
        settle(next(), answer, 503, null);
        assertEquals("unresolved", document().outcome());
        assertEquals(3, document().attempts());
    }

    @ParameterizedTest
    @ValueSource(ints = {425, 429})
    void aGatewayThatHasNotBegunLeavesNoDoubt(int status) {
        settle(first(), AnswerClass.LATER, status, null);
        assertFalse(next().inDoubt());
    }

    @Test
    void doubtIsNotForgottenByALaterAnswer() {
        settle(first(), AnswerClass.UNKNOWN, null, null);
        settle(next(), AnswerClass.NOT_SENT, null, null);
        settle(next(), AnswerClass.LATER, 429, null);
        assertTrue(next().inDoubt());
    }

    @Test
    void theNextAttemptWaitsForTheScheduleAndForTheGatewaysWish() {
        settle(first(), AnswerClass.UNKNOWN, 500, null);
        assertFalse(due(NOW + 4_999));
        assertTrue(due(NOW + 10_000));
        settle(next(), AnswerClass.LATER, 503, Duration.ofMinutes(7));
        assertFalse(due(NOW + 419_999));
        assertTrue(due(NOW + 420_000));
    }

    @Test
    void aWrongClockIsTriedOnceMoreAtOnceThenHoldsTheMerchant() {
        settle(first(), AnswerClass.CLOCK, 400, null);
        assertTrue(holds.reasons().isEmpty());
        assertTrue(due(NOW));
        settle(next(), AnswerClass.CLOCK, 400, null);
        assertEquals(Map.of("default", "some_code (why)"), holds.reasons());
        assertEquals("pending", document().outcome());
    }

    @Test
    void aWrongClockAfterOtherTroubleGetsItsOneFurtherTryToo() {
        settle(first(), AnswerClass.NOT_SENT, null, null);
        settle(next(), AnswerClass.CLOCK, 400, null);
        assertTrue(holds.reasons().isEmpty());
        settle(next(), AnswerClass.CLOCK, 400, null);
        assertTrue(holds.reasons().containsKey("default"));
    }

    @Test
    void aHoldKeepsTheOrderUntouched() {
        settle(first(), AnswerClass.HOLD, 401, null);
        assertTrue(holds.reasons().containsKey("default"));
        assertEquals("pending", document().outcome());
        Attempt second = next();
        assertEquals(0, second.counted());
        assertFalse(second.inDoubt());
    }
}
