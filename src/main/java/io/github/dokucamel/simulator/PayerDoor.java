package io.github.dokucamel.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The hosted payment page: shows a payment and takes what the payer does to it. */
record PayerDoor(PaymentBook book, Cashier cashier, Notifier notifier, Courier courier) {

    private static final List<PaymentAction> ON_THE_PAGE =
            List.of(PaymentAction.PAY, PaymentAction.DECLINE, PaymentAction.EXPIRE);

    Answer answer(ReceivedRequest request) {
        Optional<Payment> payment = book.withToken(request.path().substring(Gateway.PAY.length()));
        if (payment.isEmpty()) {
            return Answer.html(404, PageHtml.unknown());
        }
        return request.isPost() ? act(payment.get(), request) : show(200, payment.get(), "");
    }

    private Answer act(Payment payment, ReceivedRequest request) {
        String form = new String(request.body(), StandardCharsets.UTF_8);
        Optional<PaymentAction> action =
                ON_THE_PAGE.stream().filter(one -> form.equals("do=" + one)).findFirst();
        if (action.isEmpty()) {
            return show(
                    400,
                    payment,
                    "Nothing was done: the form must say do=pay, do=decline or do=expire.");
        }
        // Unlike the control door: a payer finds a page that is over closed.
        if (!payment.state().isOpen()) {
            return show(409, payment, "Nothing was done: this page is closed.");
        }
        try {
            cashier.act(payment, action.get(), null);
            return Answer.seeOther(request.path());
        } catch (Refused e) {
            return show(e.answer().status(), payment, e.getMessage());
        }
    }

    private Answer show(int status, Payment payment, String complaint) {
        boolean hasTarget = courier.target(payment.page()) != null;
        return Answer.html(
                status, PageHtml.of(payment, notifier.about(payment), hasTarget, complaint));
    }
}
