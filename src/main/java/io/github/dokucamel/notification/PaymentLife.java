package io.github.dokucamel.notification;

import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.outcome.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What news does to a payment. A pure function of what was known and what is told: the same news
 * twice does nothing, and the state in the end does not depend on the sequence.
 *
 * <p>Money that moved is a fact and is told whenever it comes. A failure or an expiry is told only
 * while nothing better is known: a late one never undoes a success.
 */
public final class PaymentLife {

    private PaymentLife() {}

    /** Who said so. */
    public enum Source {
        /** DOKU, of its own accord: an event, told once for each business effect. */
        NOTIFICATION,
        /** DOKU, when asked: a state, told only where it says more than is known. */
        STATUS
    }

    /**
     * @param outcome what destinations are told; null when nothing
     * @param code what is wrong, where something is, e.g. {@code amount_differs}; null otherwise
     * @param words for the order's history; null when the news was known
     */
    public record Step(Payment payment, Outcome outcome, String code, String words) {

        public boolean isRepeated() {
            return words == null;
        }
    }

    /** @param at when the news came, for news that does not say when it happened */
    public static Step after(Payment known, Source source, PaymentNews news, Instant at) {
        return source == Source.NOTIFICATION ? notified(known, news, at) : asked(known, news, at);
    }

    private static Step notified(Payment known, PaymentNews news, Instant at) {
        String effect = news.effect();
        if (effect != null && known.effects().contains(effect)) {
            return repeated(known);
        }
        Draft draft = new Draft(known);
        if (effect != null) {
            draft.effects.add(effect);
        }
        draft.notified = true;
        if (news.kind() == Kind.REFUNDED && draft.confirms(news)) {
            return new Step(draft.done(), null, null, "a notification confirms the refund");
        }
        return step(known, draft, news, at);
    }

    private static Step asked(Payment known, PaymentNews news, Instant at) {
        PaymentState said = state(news.kind());
        boolean contradicts =
                (said == PaymentState.FAILED || said == PaymentState.EXPIRED)
                        && known.state().tookMoney();
        String effect = "status|" + news.kind() + "|" + PaymentNews.plain(news.amount());
        boolean more =
                said.compareTo(known.state()) > 0 || contradicts || isOtherAmount(known, news);
        if (!more || known.effects().contains(effect)) {
            return repeated(known);
        }
        Draft draft = new Draft(known);
        draft.effects.add(effect);
        if (contradicts) {
            return new Step(
                    draft.done(),
                    Outcome.MISMATCHED,
                    "status_differs",
                    "the status call says "
                            + news.transactionStatus()
                            + ", but the order is "
                            + known.state().text()
                            + " by what was told before");
        }
        if (news.kind() == Kind.REFUNDED) {
            draft.unconfirmed.add(refundAmount(news));
        }
        return step(known, draft, news, at);
    }

    /** A success of another amount says more, even where a right one is known. */
    private static boolean isOtherAmount(Payment known, PaymentNews news) {
        return news.kind() == Kind.SUCCESS && news.amount() != null && fault(known, news) != null;
    }

    private static Step step(Payment known, Draft draft, PaymentNews news, Instant at) {
        return switch (news.kind()) {
            case PENDING -> new Step(draft.done(), null, null, "nothing is decided yet");
            case AUTHORIZED -> new Step(draft.done(), null, null, "the amount is reserved");
            case FAILED, EXPIRED -> unpaid(known, draft, news);
            case SUCCESS -> paid(known, draft, news, at);
            case VOIDED -> {
                draft.raise(PaymentState.VOIDED);
                yield new Step(draft.done(), Outcome.VOIDED, null, "voided");
            }
            case REFUNDED -> {
                draft.raise(PaymentState.REFUNDED);
                draft.count(news);
                boolean nameless = news.effect() == null;
                yield new Step(
                        draft.done(),
                        Outcome.REFUNDED,
                        nameless ? "refund_unnamed" : null,
                        nameless
                                ? "refunded, without a refund id or an amount: it may be one that"
                                        + " was told before"
                                : "refunded");
            }
        };
    }

    private static Step unpaid(Payment known, Draft draft, PaymentNews news) {
        PaymentState said = state(news.kind());
        if (said.compareTo(known.state()) < 0) {
            return new Step(
                    draft.done(),
                    null,
                    null,
                    said.text() + " came late and changes nothing: " + known.state().text());
        }
        draft.raise(said);
        Outcome outcome = said == PaymentState.FAILED ? Outcome.FAILED : Outcome.EXPIRED;
        return new Step(draft.done(), outcome, null, said.text());
    }

    private static Step paid(Payment known, Draft draft, PaymentNews news, Instant at) {
        String fault = fault(known, news);
        if (fault != null) {
            draft.raise(PaymentState.MISMATCHED);
            return draft.isTold(PaymentNews.plain(news.amount()))
                    ? new Step(draft.done(), null, null, "the same wrong amount is told again")
                    : new Step(draft.done(), Outcome.MISMATCHED, fault, words(known, news, fault));
        }
        boolean first = known.paidAmount() == null;
        draft.raise(PaymentState.PAID);
        if (first) {
            draft.paidAmount = news.amount();
            draft.paidAt = news.at() == null ? at : news.at();
        }
        if (draft.notified && draft.paidBy == null) {
            draft.paidBy = Objects.toString(news.originalRequestId(), "");
        } else if (draft.notified && !first) {
            return new Step(
                    draft.done(),
                    Outcome.MISMATCHED,
                    "paid_again",
                    "paid a second time, under another original Request-Id");
        }
        return first
                ? new Step(draft.done(), Outcome.PAID, null, "paid")
                : new Step(draft.done(), null, null, "a notification confirms the payment");
    }

    /** What is wrong with the amount of a success; null when nothing is. */
    private static String fault(Payment known, PaymentNews news) {
        if (news.amount() == null) {
            return "amount_missing";
        }
        boolean same = news.amount().compareTo(BigDecimal.valueOf(known.expected())) == 0;
        return same ? null : "amount_differs";
    }

    private static String words(Payment known, PaymentNews news, String fault) {
        return fault.equals("amount_missing")
                ? "DOKU reports a success without an amount for an order of IDR " + known.expected()
                : "DOKU reports IDR "
                        + PaymentNews.plain(news.amount())
                        + " for an order of IDR "
                        + known.expected();
    }

    private static PaymentState state(Kind kind) {
        return switch (kind) {
            case PENDING, AUTHORIZED -> PaymentState.PENDING;
            case FAILED -> PaymentState.FAILED;
            case EXPIRED -> PaymentState.EXPIRED;
            case SUCCESS -> PaymentState.PAID;
            case VOIDED -> PaymentState.VOIDED;
            case REFUNDED -> PaymentState.REFUNDED;
        };
    }

    private static Step repeated(Payment known) {
        return new Step(known, null, null, null);
    }

    private static String refundAmount(PaymentNews news) {
        return news.refund() == null
                ? ""
                : Objects.toString(PaymentNews.plain(news.refund().amount()), "");
    }

    /** A payment on its way to be changed. */
    private static final class Draft {
        private final Payment known;
        private final Set<String> effects;
        private final Set<String> unconfirmed;
        private PaymentState state;
        private BigDecimal paidAmount;
        private Instant paidAt;
        private BigDecimal refunded;
        private String paidBy;
        private boolean notified;

        Draft(Payment known) {
            this.known = known;
            this.effects = new HashSet<>(known.effects());
            this.unconfirmed = new HashSet<>(known.unconfirmedRefunds());
            this.state = known.state();
            this.paidAmount = known.paidAmount();
            this.paidAt = known.paidAt();
            this.refunded = known.refunded();
            this.paidBy = known.paidBy();
        }

        void raise(PaymentState to) {
            state = to.compareTo(state) > 0 ? to : state;
        }

        void count(PaymentNews news) {
            if (news.refund() != null && news.refund().amount() != null) {
                refunded = refunded.add(news.refund().amount());
            }
        }

        /** Whether it is a refund that the status call told first, without its id. */
        boolean confirms(PaymentNews news) {
            if (unconfirmed.remove(refundAmount(news))) {
                return true;
            }
            boolean nowWithAmount = unconfirmed.remove("");
            if (nowWithAmount) {
                count(news);
            }
            return nowWithAmount;
        }

        /** Whether the other source told of this wrong amount, or the status call a second time. */
        boolean isTold(String amount) {
            String wrong = "wrong|" + amount;
            String asked = wrong + "|status";
            if (notified) {
                effects.add(wrong);
                return effects.remove(asked);
            }
            boolean told = !effects.add(wrong);
            if (!told) {
                effects.add(asked);
            }
            return told;
        }

        Payment done() {
            return new Payment(
                    known.expected(),
                    state,
                    paidAmount,
                    paidAt,
                    refunded,
                    effects,
                    paidBy,
                    unconfirmed);
        }
    }
}
