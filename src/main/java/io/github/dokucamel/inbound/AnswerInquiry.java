package io.github.dokucamel.inbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.SnapRefusedException;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.Payments.Billed;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.operation.shape.Bills;
import io.github.dokucamel.operation.shape.Expiry;
import io.github.dokucamel.signature.PartnerServiceId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Answers what somebody at a bank has to pay into a virtual account, from the ledger. Nothing is
 * recorded but that an order was asked for, the first time.
 *
 * <p>In: body {@link SnapRequest}. Out: the answer of HTTP. Fails with {@link SnapRefusedException}.
 */
final class AnswerInquiry implements Processor {

    private static final int LONGEST_PARTNER = 8;
    private static final int LONGEST_CUSTOMER = 20;
    private static final int LONGEST_ACCOUNT = 28;
    private static final int LONGEST_REQUEST = 128;
    private static final int LONGEST_CHANNEL = 30;

    private final Payments payments;
    private final Bills described;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone of due dates */
    AnswerInquiry(Payments payments, Bills bills, Clock clock, ZoneId zone) {
        this.payments = payments;
        this.described = bills;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void process(Exchange exchange) {
        SnapRequest request = exchange.getMessage().getBody(SnapRequest.class);
        SnapFields asked = request.fields();
        String partner = asked.required("partnerServiceId", LONGEST_PARTNER);
        String customer = asked.required("customerNo", LONGEST_CUSTOMER);
        String account = asked.required("virtualAccountNo", LONGEST_ACCOUNT);
        String inquiry = asked.required("inquiryRequestId", LONGEST_REQUEST);
        List<Billed> bills = bills(request.merchant(), partner.strip(), account.strip());
        Optional<Billed> payable = payable(bills);
        if (payable.isEmpty()) {
            refuse(exchange, bills);
            return;
        }
        Billed bill = payable.get();
        payments.inquired(bill, clock.millis());
        ObjectNode answer = SnapAnswer.success(SnapEndpoint.VA_INQUIRY);
        ObjectNode data = answer.putObject("virtualAccountData");
        data.put("partnerServiceId", partner);
        data.put("customerNo", customer);
        data.put("virtualAccountNo", account);
        described.describe(
                data,
                bill.order(),
                bill.dokuNumber(),
                expiry(bill),
                asked.additional("channel", LONGEST_CHANNEL).orElse(null));
        data.put("inquiryStatus", "00");
        data.putObject("inquiryReason").put("english", "Success").put("indonesia", "Sukses");
        data.put("inquiryRequestId", inquiry);
        SnapAnswer.write(exchange, 200, answer);
    }

    /** The newest first. Whether the number is filled up with blanks or zeros, it is the same. */
    private List<Billed> bills(String merchant, String partner, String account) {
        return PartnerServiceId.spellings(partner, account).stream()
                .map(paymentCode -> bills(merchant, paymentCode))
                .filter(bills -> !bills.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Billed> bills(String merchant, String paymentCode) {
        return payments.billed(merchant, paymentCode).stream()
                .filter(bill -> described.canBeAskedFor(bill.order()))
                .toList();
    }

    /** Of several the oldest: bills are paid in the order in which they came. */
    private Optional<Billed> payable(List<Billed> bills) {
        return bills.stream()
                .filter(bill -> !isPaid(bill) && !isExpired(bill))
                .reduce((newer, older) -> older);
    }

    /** What a payer mistypes or pays twice is nobody's fault, and no line in the log. */
    private static void refuse(Exchange exchange, List<Billed> bills) {
        boolean isPaid = !bills.isEmpty() && isPaid(bills.get(0));
        SnapAnswer.failure(
                exchange,
                SnapEndpoint.VA_INQUIRY,
                404,
                bills.isEmpty() ? "12" : isPaid ? "14" : "19",
                isPaid ? "Paid Bill" : "Invalid Bill/Virtual Account");
    }

    /** What was paid and does not fit is not asked for again: the payer has paid something. */
    private static boolean isPaid(Billed bill) {
        return bill.state().tookAnyMoney();
    }

    private boolean isExpired(Billed bill) {
        Instant expiry = expiry(bill);
        return bill.state() == PaymentState.EXPIRED
                || expiry != null && !clock.instant().isBefore(expiry);
    }

    /** Null when it never expires. */
    private Instant expiry(Billed bill) {
        return Expiry.end(bill.order(), bill.acceptedAt().atZone(zone));
    }
}
