package io.github.dokucamel.notification;

import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentLife.Step;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.outcome.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/** What one piece of news changes that was not known before. */
final class PaymentEffect {

    static final String DIFFERS = "status_differs";
    static final String PAID_AGAIN = "paid_again";

    private PaymentEffect() {}

    static Step step(
            Payment known, PaymentDraft draft, Source source, PaymentNews news, Instant at) {
        return switch (news.kind()) {
            case PENDING -> silent(draft, "nothing is decided yet");
            case AUTHORIZED -> silent(draft, "the amount is reserved");
            case FAILED, EXPIRED -> unpaid(known, draft, state(news.kind()));
            case SUCCESS -> paid(known, draft, source, news, at);
            case VOIDED -> {
                draft.raise(PaymentState.VOIDED);
                yield new Step(draft.done(), Outcome.VOIDED, null, "voided");
            }
            case REFUNDED -> refunded(known, draft, source, news);
        };
    }

    private static Step unpaid(Payment known, PaymentDraft draft, PaymentState said) {
        if (said.compareTo(known.state()) < 0) {
            return silent(
                    draft, said.text() + " came late and changes nothing: " + known.state().text());
        }
        draft.raise(said);
        Outcome outcome = said == PaymentState.FAILED ? Outcome.FAILED : Outcome.EXPIRED;
        return new Step(draft.done(), outcome, null, said.text());
    }

    private static Step paid(
            Payment known, PaymentDraft draft, Source source, PaymentNews news, Instant at) {
        draft.receive(source, news.amount());
        String fault = fault(known, news);
        if (fault != null) {
            draft.raise(PaymentState.MISMATCHED);
            return new Step(draft.done(), Outcome.MISMATCHED, fault, words(known, news, fault));
        }
        boolean isOfOtherRevision = known.paidAmount() == null && known.paidUnder() != null;
        if (isOfOtherRevision) {
            draft.raise(PaymentState.MISMATCHED);
        } else {
            draft.pay(news.amount(), news.at() == null ? at : news.at(), news.invoiceNumber());
        }
        return known.paidAmount() == null && !isOfOtherRevision
                ? new Step(draft.done(), Outcome.PAID, null, "paid")
                : new Step(draft.done(), Outcome.MISMATCHED, PAID_AGAIN, paidAgain(known, news));
    }

    private static String paidAgain(Payment known, PaymentNews news) {
        String first = known.paidUnder();
        return first == null || first.equals(news.invoiceNumber())
                ? "paid a second time: what DOKU names the payment by is not what it was"
                : "paid a second time: at DOKU first under %s, now under %s"
                        .formatted(first, news.invoiceNumber());
    }

    private static Step refunded(
            Payment known, PaymentDraft draft, Source source, PaymentNews news) {
        BigDecimal amount = refundAmount(news);
        draft.refund(source, amount);
        Payment after = draft.done();
        if (news.effect() == null) {
            return new Step(
                    after,
                    Outcome.REFUNDED,
                    "refund_unnamed",
                    "refunded, without a refund id or an amount: it may be one that was told"
                            + " before");
        }
        if (isMoreThanPaid(after)) {
            return new Step(
                    after,
                    Outcome.MISMATCHED,
                    "refunded_too_much",
                    "IDR "
                            + PaymentNews.plain(after.refunded())
                            + " went back of IDR "
                            + PaymentNews.plain(after.received())
                            + " that was paid");
        }
        boolean isInside =
                amount != null && after.refunded().compareTo(known.refunded().add(amount)) < 0;
        String words =
                isInside
                        ? "refunded, and a part at least of what the status call said went back: IDR "
                                + PaymentNews.plain(known.refundAsked())
                        : "refunded";
        return new Step(after, Outcome.REFUNDED, isInside ? DIFFERS : null, words);
    }

    /** Where the payer chooses the amount, nothing is known before he has paid. */
    private static boolean isMoreThanPaid(Payment payment) {
        return !payment.isAmountUnknown() && payment.refunded().compareTo(payment.received()) > 0;
    }

    /** What is wrong with the amount of a success; null when nothing is. */
    static String fault(Payment known, PaymentNews news) {
        if (news.amount() == null) {
            return "amount_missing";
        }
        boolean same = news.amount().compareTo(BigDecimal.valueOf(known.expected())) == 0;
        return same || known.anyAmount() ? null : "amount_differs";
    }

    private static String words(Payment known, PaymentNews news, String fault) {
        return fault.equals("amount_missing")
                ? "DOKU reports a success without an amount that can be read, for an order of IDR "
                        + known.expected()
                : "DOKU reports IDR %s for an order of IDR %s"
                        .formatted(PaymentNews.plain(news.amount()), known.expected());
    }

    static PaymentState state(Kind kind) {
        return switch (kind) {
            case PENDING, AUTHORIZED -> PaymentState.PENDING;
            case FAILED -> PaymentState.FAILED;
            case EXPIRED -> PaymentState.EXPIRED;
            case SUCCESS -> PaymentState.PAID;
            case VOIDED -> PaymentState.VOIDED;
            case REFUNDED -> PaymentState.REFUNDED;
        };
    }

    /** Kind and amount: what the two sources have in common. */
    static String said(PaymentNews news) {
        BigDecimal amount =
                switch (news.kind()) {
                    case SUCCESS -> news.amount();
                    case REFUNDED -> refundAmount(news);
                    default -> null;
                };
        return news.kind() + "|" + Objects.toString(PaymentNews.plain(amount), "");
    }

    /** The same of a refund whose amount the status call left out. */
    static String saidWithoutAmount(PaymentNews news) {
        return news.kind() == Kind.REFUNDED ? news.kind() + "|" : said(news);
    }

    /** Null when none was given, or it is no refund. */
    static BigDecimal refundAmount(PaymentNews news) {
        return news.refund() == null ? null : news.refund().amount();
    }

    static Step silent(PaymentDraft draft, String words) {
        return new Step(draft.done(), null, null, words);
    }
}
