package io.github.dokucamel.notification;

import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentNews.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules of a payment over all that was told, where PaymentLife goes step by step. */
final class PaymentModel {

    private PaymentModel() {}

    /** One thing that is told, and by whom. */
    record Said(Source source, PaymentNews news) {

        boolean isNotified() {
            return source == Source.NOTIFICATION;
        }

        boolean is(Kind kind) {
            return news.kind() == kind;
        }

        boolean isUnpaid() {
            return is(Kind.FAILED) || is(Kind.EXPIRED);
        }

        boolean isRight() {
            return is(Kind.SUCCESS)
                    && news.amount() != null
                    && news.amount().compareTo(BigDecimal.valueOf(News.EXPECTED)) == 0;
        }
    }

    static PaymentState state(List<Said> all) {
        boolean failed = all.stream().anyMatch(said -> said.is(Kind.FAILED));
        boolean expired = all.stream().anyMatch(said -> said.is(Kind.EXPIRED));
        boolean success = all.stream().anyMatch(said -> said.is(Kind.SUCCESS));
        boolean right = all.stream().anyMatch(Said::isRight);
        if (all.stream().anyMatch(said -> said.is(Kind.REFUNDED))) {
            return PaymentState.REFUNDED;
        }
        if (all.stream().anyMatch(said -> said.is(Kind.VOIDED))) {
            return PaymentState.VOIDED;
        }
        if (success) {
            return right ? PaymentState.PAID : PaymentState.MISMATCHED;
        }
        return expired ? PaymentState.EXPIRED : failed ? PaymentState.FAILED : PaymentState.PENDING;
    }

    /** Refunds that were notified add up; what the status call says is a sum already. */
    static BigDecimal refunded(List<Said> all) {
        Map<String, BigDecimal> notified = new HashMap<>();
        BigDecimal asked = BigDecimal.ZERO;
        for (Said said : all) {
            if (said.is(Kind.REFUNDED) && said.news.refund().amount() != null) {
                BigDecimal amount = said.news.refund().amount();
                if (said.isNotified()) {
                    notified.put(said.news.refund().id() + " " + amount.setScale(2), amount);
                } else {
                    asked = asked.max(amount);
                }
            }
        }
        return notified.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).max(asked);
    }

    static long notifiedEffects(List<Said> all, Kind kind) {
        List<Said> notified =
                all.stream().filter(Said::isNotified).filter(said -> said.is(kind)).toList();
        long named =
                notified.stream()
                        .map(said -> said.news.effect())
                        .filter(Objects::nonNull)
                        .distinct()
                        .count();
        return named + notified.stream().filter(said -> said.news.effect() == null).count();
    }
}
