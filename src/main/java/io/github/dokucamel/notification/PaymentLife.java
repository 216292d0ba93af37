package io.github.dokucamel.notification;

import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.signature.AsciiCase;
import java.math.BigDecimal;
import java.time.Instant;

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
        STATUS,
        /** A person here, of money that DOKU knows nothing of, such as cash. */
        PERSON;

        /** As in documents and histories: {@code notification}. */
        String text() {
            return AsciiCase.lower(name());
        }
    }

    /**
     * @param outcome what destinations are told; null when nothing
     * @param code what is wrong, where something is, e.g. {@code amount_differs}; null otherwise
     * @param words for the order's history; null when the news was known
     */
    public record Step(Payment payment, Outcome outcome, String code, String words) {

        /** The same for an order that nobody was to pay any more. */
        public Step afterCancel() {
            return outcome != Outcome.PAID
                    ? this
                    : new Step(
                            payment,
                            Outcome.MISMATCHED,
                            "paid_after_cancel",
                            "paid though it was cancelled");
        }

        public boolean isRepeated() {
            return words == null;
        }
    }

    /** @param at when the news came, for news that does not say when it happened */
    public static Step after(Payment known, Source source, PaymentNews news, Instant at) {
        return switch (source) {
            case NOTIFICATION -> notified(known, news, at);
            case STATUS -> asked(known, news, at);
            case PERSON -> said(known, news, at);
        };
    }

    /** Nothing of it came through DOKU: what DOKU tells of later is money beside it. */
    private static Step said(Payment known, PaymentNews news, Instant at) {
        if (known.state().tookMoney()) {
            return repeated(known);
        }
        PaymentDraft draft = new PaymentDraft(known);
        draft.pay(news.amount(), at, news.invoiceNumber());
        draft.know(Payment.BY_PERSON);
        return new Step(draft.done(), Outcome.PAID, null, "paid");
    }

    private static Step notified(Payment known, PaymentNews news, Instant at) {
        String effect = news.effect();
        if (effect != null && known.effects().contains(effect) || isOld(known, news)) {
            return repeated(known);
        }
        PaymentDraft draft = new PaymentDraft(known);
        if (effect != null) {
            draft.know(effect);
        }
        draft.know(PaymentEffect.said(news));
        boolean confirms =
                draft.confirms(PaymentEffect.said(news))
                        || draft.confirms(PaymentEffect.saidWithoutAmount(news));
        Step step = PaymentEffect.step(known, draft, Source.NOTIFICATION, news, at);
        return confirms
                ? PaymentEffect.silent(draft, "a notification confirms what the status call said")
                : step;
    }

    /** Whether 0.1.0 was told of it, which kept no references; by its Request-Id if it had one. */
    private static boolean isOld(Payment known, PaymentNews news) {
        return news.originalRequestId() != null && known.effects().contains(news.effectOfOldNews());
    }

    private static Step asked(Payment known, PaymentNews news, Instant at) {
        PaymentState state = PaymentEffect.state(news.kind());
        boolean isUnpaid = state == PaymentState.FAILED || state == PaymentState.EXPIRED;
        if (isUnpaid && known.state().tookMoney()) {
            String words = "the status call says %s, but the order is %s by what was told before";
            return differs(known, news, words, news.transactionStatus(), known.state().text());
        }
        if (news.kind() == Kind.REFUNDED && known.state() == PaymentState.REFUNDED) {
            return refundAsked(known, news);
        }
        boolean isMore =
                state.compareTo(known.state()) > 0
                        || news.kind() == Kind.SUCCESS
                                && news.amount() != null
                                && (known.paidAmount() == null
                                        || PaymentEffect.fault(known, news) != null);
        if (!isMore || known.effects().contains(PaymentEffect.said(news))) {
            return repeated(known);
        }
        PaymentDraft draft = new PaymentDraft(known);
        draft.know(PaymentEffect.said(news));
        draft.awaitConfirmation(PaymentEffect.said(news));
        return PaymentEffect.step(known, draft, Source.STATUS, news, at);
    }

    /** Of a refund that is known: whether the status call says that more went back. */
    private static Step refundAsked(Payment known, PaymentNews news) {
        BigDecimal amount = PaymentEffect.refundAmount(news);
        if (amount == null || amount.compareTo(known.refunded()) <= 0) {
            return repeated(known);
        }
        if (known.refunded().signum() > 0) {
            String words =
                    "the status call says IDR %s went back, but IDR %s by what was told before";
            return differs(
                    known,
                    news,
                    words,
                    PaymentNews.plain(amount),
                    PaymentNews.plain(known.refunded()));
        }
        PaymentDraft draft = new PaymentDraft(known);
        draft.refund(Source.STATUS, amount);
        return PaymentEffect.silent(draft, "the status call says how much went back");
    }

    private static Step differs(Payment known, PaymentNews news, String words, Object... sides) {
        String effect = "differs|" + PaymentEffect.said(news);
        if (known.effects().contains(effect)) {
            return repeated(known);
        }
        PaymentDraft draft = new PaymentDraft(known);
        draft.know(effect);
        if (news.kind() == Kind.REFUNDED) {
            draft.refund(Source.STATUS, PaymentEffect.refundAmount(news));
        }
        return new Step(
                draft.done(), Outcome.MISMATCHED, PaymentEffect.DIFFERS, words.formatted(sides));
    }

    private static Step repeated(Payment known) {
        return new Step(known, null, null, null);
    }
}
