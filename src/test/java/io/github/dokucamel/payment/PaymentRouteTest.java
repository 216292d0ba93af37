package io.github.dokucamel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.dokucamel.Installation;
import io.github.dokucamel.RouteCase;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.report.MovableClock;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How 65-payment and 70-resolve ask for a payment. */
class PaymentRouteTest extends RouteCase {

    private final MovableClock clock =
            new MovableClock(Instant.parse("2026-11-25T03:00:00Z").toEpochMilli());

    private MockEndpoint asked;
    private MockEndpoint recorded;

    @Override
    protected Installation installation() throws Exception {
        return super.installation().clock(clock).with("doku.reconcile.first-delay", "1m");
    }

    @BeforeEach
    void openAPaymentPage() throws Exception {
        replace(
                "doku-call",
                "post-to-doku",
                e ->
                        answer(
                                e,
                                200,
                                "{\"order\":{\"invoice_number\":\"PAY-1\"},"
                                        + "\"credit_card_payment_page\":{\"url\":\"https://pay.doku.com/1\"}}"));
        asked = watch("payment-ask-one", "ask-for-payment");
        recorded = watch("payment-ask-one", "record-status");
    }

    private void dokuSays(String status) throws Exception {
        replace(
                "status-ask",
                "ask-doku",
                e ->
                        answer(
                                e,
                                200,
                                "{\"order\":{\"invoice_number\":\"PAY-1\",\"amount\":90000},"
                                        + "\"transaction\":{\"status\":\""
                                        + status
                                        + "\"}}"));
    }

    private Exchange ask(Question question) {
        return context.createFluentProducerTemplate()
                .to("direct:doku-ask-payment")
                .withBody(question)
                .send();
    }

    @Test
    void anAcceptedOrderIsAskedForByItselfInTheTurnThatWasTaken() throws Exception {
        dokuSays("SUCCESS");
        MockEndpoint signed = watch("status-ask", "sign-status");
        context.start();

        doku.order(SampleOrders.json("PAY-1"));
        clock.move(60_000);

        Installation.waiting().until(() -> doku.outbox().byInvoice("paid").containsKey("PAY-1"));
        assertEquals(1, asked.getReceivedCounter());
        Exchange call = signed.getReceivedExchanges().get(0);
        assertEquals(true, FetchQuestions.TURN_TAKEN.get(call));
    }

    @Test
    void aQuestionOfAPersonTakesNoTurn() throws Exception {
        dokuSays("PENDING");
        MockEndpoint signed = watch("status-ask", "sign-status");
        context.start();

        doku.order(SampleOrders.json("PAY-1"));
        Exchange done = ask(doku.bundle().ledger().payments().question(1));

        assertNull(done.getException());
        assertEquals(1, asked.getReceivedCounter());
        assertEquals(Evidence.Kind.FOUND, SendVariables.EVIDENCE.get(done).kind());
        assertNull(FetchQuestions.TURN_TAKEN.get(signed.getReceivedExchanges().get(0)));
    }

    @Test
    void whatDokuHasNoStatusCallForIsRecordedUnasked() throws Exception {
        context.start();

        Exchange done =
                ask(
                        new Question(
                                1,
                                "default",
                                "snap-qris-decode",
                                "PAY-1",
                                "PAY-1",
                                "R-1",
                                1,
                                null,
                                null));

        assertNull(done.getException());
        assertEquals(
                List.of(0, 1), List.of(asked.getReceivedCounter(), recorded.getReceivedCounter()));
        assertEquals(Evidence.Kind.NOT_FOUND, SendVariables.EVIDENCE.get(done).kind());
    }
}
