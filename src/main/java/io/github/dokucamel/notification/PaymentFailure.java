package io.github.dokucamel.notification;

import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentLife.Step;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The member {@code error} of payment outcomes, and the words for an order's history. */
public final class PaymentFailure {

    private static final Map<String, String> REMEDIES =
            Map.of(
                    "amount_differs",
                    ". Deliver nothing; find out with the payer and DOKU which amount is right",
                    "amount_missing",
                    ". Deliver nothing before DOKU's Back Office, or a later answer to the status"
                            + " call, shows the amount",
                    "paid_again",
                    ". Look both payments up in DOKU's Back Office and give one of them back",
                    "paid_after_cancel",
                    ". Deliver and close it as paid, or give the payment back",
                    "status_differs",
                    ". Look the payment up in DOKU's Back Office",
                    "refunded_too_much",
                    ". Compare with the refunds in DOKU's Back Office before more goes back",
                    "refund_unnamed",
                    ". Compare with the refunds in DOKU's Back Office");

    private PaymentFailure() {}

    /** Null when all is well. */
    public static Failure of(PaymentNews news, Step step) {
        if (step.code() != null) {
            return new Failure(
                    step.code(), sentence(step.words()) + REMEDIES.get(step.code()), List.of());
        }
        if (step.outcome() != Outcome.FAILED && step.outcome() != Outcome.EXPIRED) {
            return null;
        }
        String code =
                news.responseCode() == null
                        ? "payment_" + step.outcome().text()
                        : news.responseCode();
        String said =
                news.responseMessage() == null
                        ? "DOKU reports the status " + news.transactionStatus()
                        : news.responseMessage();
        return new Failure(code, said, List.of());
    }

    /** E.g. {@code paid (notification: SUCCESS SALE IDR 90000)}. */
    public static String event(Source source, PaymentNews news, Step step) {
        String said =
                Stream.of(
                                news.transactionStatus(),
                                news.transactionType(),
                                amount(news) == null
                                        ? null
                                        : "IDR " + PaymentNews.plain(amount(news)))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
        return step.words() + " (" + source.text() + ": " + said + ")";
    }

    /** Of a refund, what went back and not what was paid. */
    private static BigDecimal amount(PaymentNews news) {
        return news.refund() == null ? news.amount() : news.refund().amount();
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
