package io.github.dokucamel.inbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.signature.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Acknowledges a notification by SNAP that the ledger has.
 *
 * <p>In: body {@link SnapRequest}; variable {@code snapEndpoint}. Out: the answer of HTTP.
 */
final class AnswerSnapNotification implements Processor {

    private static final int LONGEST = 255;
    private static final List<String> ECHOED =
            List.of(
                    "partnerServiceId",
                    "customerNo",
                    "virtualAccountNo",
                    "virtualAccountName",
                    "trxId",
                    "paymentRequestId");

    private static final BigInteger TWELVE_DIGITS = BigInteger.TEN.pow(12);

    @Override
    public void process(Exchange exchange) {
        SnapEndpoint endpoint = InboundVariables.SNAP_ENDPOINT.get(exchange);
        SnapFields fields = exchange.getMessage().getBody(SnapRequest.class).fields();
        ObjectNode answer = SnapAnswer.success(endpoint);
        if (endpoint == SnapEndpoint.VA_PAYMENT) {
            ObjectNode account = answer.putObject("virtualAccountData");
            for (String name : ECHOED) {
                fields.text(name, LONGEST).ifPresent(text -> account.put(name, text));
            }
        } else if (endpoint == SnapEndpoint.DEBIT_NOTIFICATION) {
            answer.put(
                    "approvalCode",
                    approvalCode(fields.text("originalReferenceNo", LONGEST).orElse("")));
        }
        SnapAnswer.write(exchange, 200, answer);
    }

    /** Twelve digits, for one payment always the same. */
    private static String approvalCode(String referenceNo) {
        byte[] digest = Sha256.of(referenceNo.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%012d", new BigInteger(1, digest).mod(TWELVE_DIGITS));
    }
}
