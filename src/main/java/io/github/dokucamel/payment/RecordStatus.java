package io.github.dokucamel.payment;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.told.Complaints;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what DOKU said of a payment when it was asked, and when to ask again. An order that is not
 * found proves nothing and is asked for again.
 *
 * <p>In: variables {@code payment-question}, {@code evidence} and {@code news}.
 */
record RecordStatus(Payments payments, AskSchedule schedule, Clock clock, Complaints complaints)
        implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(RecordStatus.class);

    @Override
    public void process(Exchange exchange) {
        Question question = SendVariables.PAYMENT_QUESTION.get(exchange);
        Evidence evidence = SendVariables.EVIDENCE.get(exchange);
        PaymentNews news = SendVariables.NEWS.get(exchange);
        long now = clock.millis();
        LOG.debug("{}: {}", question.invoiceNumber(), evidence.words());
        Long nextAt = schedule.next(question, evidence.passed(), now).orElse(null);
        payments.asked(question, news, nextAt, now);
        if (evidence.passed()) {
            complaints.over(question.merchant());
        } else {
            complaints.about(
                    question.merchant(),
                    ("What became of payments of merchant %s cannot be learned: %s."
                                    + " Its orders are asked for again")
                            .formatted(question.merchant(), evidence.words()),
                    LOG::warn);
        }
    }
}
