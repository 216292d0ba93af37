package io.github.dokucamel.gateway;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Verifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class SignRequestTest {

    private static final byte[] BODY = "{\"order\":1}".getBytes();
    private static final Instant TIME = Instant.ofEpochMilli(NOW);

    private final Settings settings =
            Settings.standalone(
                    SettingNames.packaged(),
                    Map.of(
                            "doku.base-url", "http://127.0.0.1:8910",
                            "doku.client-id", "BRN-1"));
    private final Merchant merchant = settings.merchants().get("default");

    private final SignRequest sign =
            new SignRequest(new CallHeaders(settings, Clock.fixed(TIME, ZoneOffset.UTC)));

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    private static Attempt attempt(boolean inDoubt, Duration age) {
        Claim claim = new Claim(1, 1, "default", "payment-page", "INV-1", Lane.BATCH, new byte[0]);
        long firstAt = TIME.minus(age).toEpochMilli();
        return new Attempt(
                claim,
                2,
                1,
                inDoubt,
                null,
                firstAt,
                "R-1",
                "http://127.0.0.1:8910",
                "BRN-1",
                "/stored/path",
                Map.of(),
                BODY);
    }

    private Message signed(Attempt attempt) throws Exception {
        SendVariables.ATTEMPT.set(exchange, attempt);
        SendVariables.OUTGOING.set(
                exchange,
                new Outgoing(
                        Catalogues.packaged().find("payment-page").orElseThrow(),
                        merchant,
                        null,
                        null,
                        null,
                        false));
        sign.process(exchange);
        return exchange.getMessage();
    }

    @Test
    void nothingButDokusHeadersAndTheCallItselfIsLeft() throws Exception {
        Message message = exchange.getMessage();
        for (String name :
                new String[] {
                    "CamelHttpUri",
                    "camelhttpuri",
                    "CamelHttpPath",
                    "CamelHttpQuery",
                    "CAMELHTTPRAWQUERY",
                    "CamelHttpMethod",
                    "CamelRestHttpUri",
                    "Content-Encoding",
                    "Host",
                    "Authorization",
                    "Cookie",
                    "client-id",
                    "SIGNATURE",
                    "breadcrumbId",
                    "X-Anything"
                }) {
            message.setHeader(name, "http://evil.example/");
        }
        assertEquals(
                Set.of(
                        "Client-Id",
                        "Request-Id",
                        "Request-Timestamp",
                        "Signature",
                        "Content-Type",
                        "CamelHttpPath",
                        "CamelHttpMethod"),
                signed(attempt(false, Duration.ZERO)).getHeaders().keySet());
        assertEquals("/stored/path", message.getHeader(Exchange.HTTP_PATH));
        assertEquals(HttpMethods.POST, message.getHeader(Exchange.HTTP_METHOD));
        assertEquals("application/json", message.getHeader(Exchange.CONTENT_TYPE));
    }

    @Test
    void whatIsSignedIsWhatIsSent() throws Exception {
        exchange.getMessage().setBody("something else");
        Message message = signed(attempt(false, Duration.ZERO));
        assertSame(BODY, message.getBody());
        SignatureComponents components =
                SignatureComponents.request(
                        "BRN-1",
                        "R-1",
                        message.getHeader("Request-Timestamp", String.class),
                        "/stored/path",
                        Digest.of(BODY));
        assertDoesNotThrow(
                () ->
                        new Verifier(merchant.verifyingSecrets())
                                .verify(components, message.getHeader("Signature", String.class)));
    }

    @Test
    void theTimestampIsOfNow() throws Exception {
        Message message = signed(attempt(true, Duration.ofMinutes(30)));
        assertEquals(TIME, Instant.parse(message.getHeader("Request-Timestamp", String.class)));
    }
}
