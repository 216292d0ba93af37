package io.github.dokucamel.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.shape.Bills;
import io.github.dokucamel.rest.AnswerProblem;
import io.github.dokucamel.rest.RestAnswer;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The beans of 60-notification and 61-snap, in the files' order. */
public final class InboundSteps {

    private static final byte[] RECEIVED = "{\"received\":true}".getBytes(UTF_8);

    private InboundSteps() {}

    /** By step. */
    public static Map<String, Object> of(
            Settings settings, Ledger ledger, Catalogue catalogue, Clock clock) {
        Payments payments = ledger.payments();
        SnapPartners partners = new SnapPartners(settings, clock);
        Function<SnapEndpoint, Processor> verify =
                endpoint -> new VerifySnap(endpoint, partners, payments, settings, clock);
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("verify-notification", new VerifyNotification(settings, clock));
        beans.put(
                "record-notification",
                step(e -> payments.receive(InboundVariables.NOTIFICATION.get(e))));
        beans.put("answer-notification", step(e -> RestAnswer.json(e, 200, RECEIVED)));
        beans.put("verify-qris", new VerifyQris(settings));
        beans.put("ask-for-qris", step(e -> askFor(payments, e, clock)));
        beans.put("answer-qris", step(InboundSteps::answerQris));
        beans.put("refuse-notification", new RefuseNotification());
        beans.put("answer-notification-problem", new AnswerProblem("notification"));
        beans.put("verify-snap-token", verify.apply(SnapEndpoint.TOKEN));
        beans.put("issue-snap-token", new IssueSnapToken(partners, settings.snap(), clock));
        beans.put("verify-inquiry", verify.apply(SnapEndpoint.VA_INQUIRY));
        beans.put(
                "answer-inquiry",
                new AnswerInquiry(payments, new Bills(catalogue), clock, settings.orders().zone()));
        beans.put("verify-va-payment", verify.apply(SnapEndpoint.VA_PAYMENT));
        beans.put("verify-debit", verify.apply(SnapEndpoint.DEBIT_NOTIFICATION));
        beans.put("verify-binding", verify.apply(SnapEndpoint.BINDING));
        beans.put("answer-snap-notification", new AnswerSnapNotification());
        beans.put("refuse-snap", new RefuseSnap());
        beans.put("answer-snap-trouble", new AnswerSnapTrouble());
        return beans;
    }

    private static void askFor(Payments payments, Exchange exchange, Clock clock) {
        VerifyQris.Told told = exchange.getMessage().getBody(VerifyQris.Told.class);
        payments.askSoon(told.merchant(), told.invoiceNumber(), clock.millis());
    }

    private static void answerQris(Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/plain");
        exchange.getMessage().setBody("SUCCESS");
    }

    private static Processor step(Processor step) {
        return step;
    }
}
