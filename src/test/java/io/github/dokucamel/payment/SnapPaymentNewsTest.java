package io.github.dokucamel.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.gateway.ResponseSignature;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.outcome.StatusReader;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What the answer to a SNAP question says of the payment. */
class SnapPaymentNewsTest {

    @Test
    void anAccountThatIsPaidIsNewsOfItsInvoice() throws Exception {
        Operation operation = Catalogues.packaged().find("snap-va-check-status").orElseThrow();
        String body =
                """
                {"responseCode":"2002600","virtualAccountData":{"trxId":"INV-1",
                 "paymentFlagReason":{"english":"Paid"},
                 "paidAmount":{"value":"90000.00","currency":"IDR"}}}""";
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            SendVariables.QUESTION.set(
                    exchange, new StatusQuestion("default", operation, null, "INV-1"));
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
            exchange.getMessage().setBody(body.getBytes(UTF_8));
            new ReadEvidence(
                            new StatusReader(new Classifier(Clock.systemUTC())),
                            new ResponseSignature(
                                    Settings.standalone(SettingNames.packaged(), Map.of())))
                    .process(exchange);
            PaymentNews news = SendVariables.NEWS.get(exchange);
            assertEquals(Kind.SUCCESS, news.kind());
            assertEquals("INV-1", news.invoiceNumber());
        }
    }
}
