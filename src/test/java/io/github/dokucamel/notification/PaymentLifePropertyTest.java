package io.github.dokucamel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentLife.Step;
import io.github.dokucamel.notification.PaymentModel.Said;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.outcome.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Whatever is told, by whom, how often and in whatever sequence. */
class PaymentLifePropertyTest {

    private static final Instant AT = Instant.parse("2026-11-25T00:00:00Z");
    private static final List<Source> SOURCES = List.of(Source.NOTIFICATION, Source.STATUS);

    /** What came of one of them. */
    record Taken(Said said, Payment before, Step step) {

        boolean tells(Outcome outcome) {
            return step.outcome() == outcome;
        }
    }

    @Property(tries = 2000)
    void theStateNeverFallsAndIsTheHighestThatWasTold(
            @ForAll @Size(max = 14) List<@From("said") Said> all) {
        PaymentState before = PaymentState.PENDING;
        List<Said> sofar = new ArrayList<>();
        for (Taken taken : life(all)) {
            sofar.add(taken.said);
            PaymentState now = taken.step.payment().state();
            assertTrue(now.compareTo(before) >= 0, before + " fell to " + now);
            assertEquals(PaymentModel.state(sofar), now);
            before = now;
        }
    }

    @Property(tries = 2000)
    void theSequenceDoesNotMatterInTheEnd(
            @ForAll @Size(max = 14) List<@From("said") Said> all, @ForAll Random random) {
        List<Said> shuffled = new ArrayList<>(all);
        all.forEach(said -> repeat(said, shuffled, random));
        Collections.shuffle(shuffled, random);
        Payment first = end(all);
        Payment second = end(shuffled);
        assertEquals(first.state(), second.state());
        assertEquals(0, first.refunded().compareTo(second.refunded()));
        assertEquals(first.paidAmount() == null, second.paidAmount() == null);
    }

    @Property(tries = 2000)
    void whatWentBackIsCountedOnce(@ForAll @Size(max = 14) List<@From("said") Said> all) {
        BigDecimal right = PaymentModel.refunded(all);
        assertEquals(0, right.compareTo(end(all).refunded()), "should be " + right);
    }

    @Property(tries = 2000)
    void aPaymentIsToldOnceAndOnlyOfTheRightAmount(
            @ForAll @Size(max = 14) List<@From("said") Said> all) {
        List<Taken> life = life(all);
        List<Taken> paid = life.stream().filter(taken -> taken.tells(Outcome.PAID)).toList();
        boolean right = all.stream().anyMatch(Said::isRight);
        assertEquals(right ? 1 : 0, paid.size());
        assertTrue(paid.stream().allMatch(taken -> taken.said.isRight()));
        if (!right) {
            assertNotEquals(PaymentState.PAID, end(all).state());
            assertNull(end(all).paidAmount());
            assertNull(end(all).paidAt());
        }
    }

    @Property(tries = 2000)
    void everyNotifiedEffectIsToldOnceAtMost(@ForAll @Size(max = 14) List<@From("said") Said> all) {
        Set<String> told = new HashSet<>();
        for (Taken taken : life(all)) {
            String effect = taken.said.news().effect();
            if (taken.said.isNotified() && effect != null && taken.step.outcome() != null) {
                assertTrue(told.add(effect), effect + " was told twice");
            }
        }
    }

    /** Neither way of hearing of money may hide it. */
    @Property(tries = 2000)
    void allMoneyThatMovedIsTold(@ForAll @Size(max = 14) List<@From("said") Said> all) {
        List<Taken> life = life(all);
        for (Kind kind : List.of(Kind.REFUNDED, Kind.VOIDED, Kind.SUCCESS)) {
            long effects = PaymentModel.notifiedEffects(all, kind);
            long told =
                    life.stream()
                            .filter(taken -> taken.said.is(kind))
                            .filter(taken -> taken.step.outcome() != null)
                            .count();
            assertTrue(told >= effects, kind + ": " + told + " told of " + effects);
        }
    }

    @Property(tries = 2000)
    void aRefundWithoutIdAndAmountIsToldEveryTimeAndFlagged(
            @ForAll @Size(max = 14) List<@From("said") Said> all) {
        int askedBefore = 0;
        int unconfirmed = 0;
        for (Taken taken : life(all)) {
            boolean nameless = taken.said.is(Kind.REFUNDED) && taken.said.news().effect() == null;
            if (nameless && taken.said.isNotified()) {
                unconfirmed += taken.step.outcome() == null ? 1 : 0;
                boolean flagged = "refund_unnamed".equals(taken.step.code());
                assertEquals(taken.tells(Outcome.REFUNDED), flagged);
                assertTrue(unconfirmed <= askedBefore, "one was passed over");
            } else if (taken.said.is(Kind.REFUNDED) && taken.tells(Outcome.REFUNDED)) {
                askedBefore += taken.said.isNotified() ? 0 : 1;
            }
        }
    }

    @Property(tries = 2000)
    void theStatusCallTellsNothingThatIsKnown(
            @ForAll @Size(max = 14) List<@From("said") Said> all) {
        Payment known = end(all);
        for (Said said : all) {
            Step step = PaymentLife.after(known, Source.STATUS, said.news(), AT);
            boolean contradicts = said.isUnpaid() && known.state().tookMoney();
            assertTrue(step.isRepeated() || contradicts, said + " was told again");
            assertTrue(step.outcome() == null || step.outcome() == Outcome.MISMATCHED);
            known = step.payment();
            assertTrue(PaymentLife.after(known, Source.STATUS, said.news(), AT).isRepeated());
        }
    }

    @Property(tries = 2000)
    void aNotificationTellsNothingAgainThatTheStatusCallTold(@ForAll("said") Said said) {
        Payment nothing = Payment.of(News.EXPECTED);
        Payment asked = PaymentLife.after(nothing, Source.STATUS, said.news(), AT).payment();
        Step step = PaymentLife.after(asked, Source.NOTIFICATION, said.news(), AT);
        assertNull(step.outcome());
        assertEquals(asked.state(), step.payment().state());
        assertEquals(0, asked.refunded().compareTo(step.payment().refunded()));
    }

    @Property(tries = 2000)
    void aFailureOrExpiryIsToldOnlyWhileNothingBetterIsKnown(
            @ForAll @Size(max = 14) List<@From("said") Said> all) {
        for (Taken taken : life(all)) {
            if (taken.tells(Outcome.FAILED) || taken.tells(Outcome.EXPIRED)) {
                assertTrue(taken.before.state().compareTo(PaymentState.EXPIRED) <= 0);
                assertNull(taken.before.paidAmount());
            }
        }
    }

    @Property(tries = 500)
    void whatIsToldTwiceChangesNothing(@ForAll @Size(max = 14) List<@From("said") Said> all) {
        Payment end = end(all);
        for (Said said : all) {
            if (said.isNotified() && said.news().effect() != null) {
                Step step = PaymentLife.after(end, said.source(), said.news(), AT);
                assertTrue(step.isRepeated());
                assertEquals(end, step.payment());
            }
        }
    }

    @Provide
    Arbitrary<Said> said() {
        Arbitrary<String> ids = Arbitraries.of("r1", "r2").injectNull(0.2);
        Arbitrary<String> amounts =
                Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.of("90000", "90000.00", "9E+4")),
                        Tuple.of(2, Arbitraries.of("5", "90000.01", "0").injectNull(0.3)));
        Arbitrary<PaymentNews> successes = Combinators.combine(ids, amounts).as(News::success);
        Arbitrary<PaymentNews> refunds =
                Combinators.combine(
                                Arbitraries.of("R1", "R2", "R3").injectNull(0.4),
                                Arbitraries.of("30", "30.00", "70", "100").injectNull(0.4))
                        .as(News::refunded);
        Arbitrary<PaymentNews> others =
                Combinators.combine(
                                Arbitraries.of(
                                        Kind.PENDING,
                                        Kind.AUTHORIZED,
                                        Kind.FAILED,
                                        Kind.EXPIRED,
                                        Kind.VOIDED),
                                ids)
                        .as(News::of);
        return Combinators.combine(
                        Arbitraries.of(SOURCES), Arbitraries.oneOf(successes, refunds, others))
                .as(Said::new);
    }

    private static void repeat(Said said, List<Said> into, Random random) {
        boolean countsTwice = said.isNotified() && said.news().effect() == null;
        if (!countsTwice && random.nextInt(3) == 0) {
            into.add(said);
        }
    }

    private static List<Taken> life(List<Said> all) {
        List<Taken> life = new ArrayList<>();
        Payment known = Payment.of(News.EXPECTED);
        for (Said said : all) {
            Step step = PaymentLife.after(known, said.source(), said.news(), AT);
            life.add(new Taken(said, known, step));
            known = step.payment();
        }
        return life;
    }

    private static Payment end(List<Said> all) {
        List<Taken> life = life(all);
        return life.isEmpty()
                ? Payment.of(News.EXPECTED)
                : life.get(life.size() - 1).step.payment();
    }
}
