package io.github.dokucamel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.operation.Operation.Idempotency;
import io.github.dokucamel.operation.Operation.SignatureScheme;
import io.github.dokucamel.operation.Operation.TokenKind;
import io.github.dokucamel.operation.shape.Shapes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private static final String ENTRY =
            """
            card-payment-page:
              alias: payment-page
              method: POST
              path: /credit-card/v1/payment-page
              signature: non-snap
              token: none
              body: payment-page
              success: /credit_card_payment_page/url
              invoice: /order/invoice_number
              idempotency: request-id
              certain-refusals: [a, b]
              source: somewhere
              confidence: documented
              fields:
                order.amount: { type: integer, required: mandatory, max-length: 12 }
                order.items[].name: { type: string, required: optional, pattern: "[a-z]*" }
            """;

    @Test
    void findsOperationsByIdAndAlias() {
        Catalogue catalogue = Catalogues.packaged();
        Operation operation = catalogue.find("card-payment-page").orElseThrow();
        assertEquals(Optional.of(operation), catalogue.find("payment-page"));
        assertEquals("payment-page", operation.name());
        assertEquals("POST", operation.method());
        assertEquals("/credit-card/v1/payment-page", operation.path());
        assertEquals(SignatureScheme.NON_SNAP, operation.signature());
        assertEquals(TokenKind.NONE, operation.token());
        assertEquals("/credit_card_payment_page/url", operation.reading().success().toString());
        assertEquals(Idempotency.REQUEST_ID, operation.idempotency());
        assertTrue(operation.certainRefusals().isEmpty());
    }

    @Test
    void knowsWhatWasMeant() {
        Catalogue catalogue = Catalogues.packaged();
        assertEquals(Optional.of("payment-page"), catalogue.nearest("paymentpage"));
        assertEquals(Optional.of("qris"), catalogue.nearest("qriss"));
        assertEquals(Optional.empty(), catalogue.nearest("zzz"));
    }

    @Test
    void callsAnOperationUnderAnotherPath() {
        Catalogue catalogue = Catalogues.packaged().withPaths(Map.of("payment-page", "/other"));
        assertEquals("/other", catalogue.find("card-payment-page").orElseThrow().path());
        assertThrows(
                IllegalArgumentException.class,
                () -> catalogue.withPaths(Map.of("payment-pag", "/other")));
    }

    @Test
    void loadsAMinimalEntry() {
        assertNotNull(load(ENTRY).find("payment-page").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "method: POST | methode: POST | 3 | unknown key methode",
                "method: POST | method: FETCH | 3 | method must match GET|",
                "path: /credit-card/v1/payment-page | path: credit-card | 4 | path must match",
                "path: /credit-card/v1/payment-page | path: /a?b=c | 4 | path must match",
                "signature: non-snap | signature: md5 | 5 | signature must be one of",
                "token: none | token: b3b | 6 | token must be one of",
                "body: payment-page | body: payment-pge | 7 | unknown shape payment-pge",
                "success: /credit_card_payment_page/url | success: url | 8 | success must match",
                "invoice: /order/invoice_number | note: x | 9 | unknown key note",
                "idempotency: request-id | idempotency: maybe | 10 | idempotency must be one of",
                "[a, b] | a | 11 | certain-refusals must be a list",
                "source: somewhere | source: '' | 12 | source is empty",
                "confidence: documented | confidence: sure | 13 | confidence must be one of",
                "type: integer | type: coins | 15 | type must be one of",
                "required: mandatory | required: yes | 15 | required must be one of",
                "max-length: 12 | max-length: 0 | 15 | max-length must be a whole number",
                "max-length: 12 | maximum: 12 | 15 | unknown key maximum",
                "order.items[].name | order..name | 16 | no path of a field",
                "order.items[].name | order.amount.x | 16 | order.amount must be of type an object",
                "order.items[].name | order.amount[] | 16 | order.amount must be of type a list",
                "order.items[].name | order.amount | 16 | order.amount is there twice",
                "[a-z]* | [a-z | 16 | no regular expression",
                "alias: payment-page | alias: card-payment-page | 2 | is taken",
                "alias: payment-page | alias: Payment Page | 2 | alias must match",
                "alias: payment-page | method: GET | 3 | method is there twice",
                "card-payment-page: | CARD: | 1 | an id is lower-case words"
            })
    void namesFileAndLineOfWhatIsWrong(String right, String wrong, int line, String problem) {
        String yaml = ENTRY.replace(right, wrong);
        InvalidCatalogueException e =
                assertThrows(InvalidCatalogueException.class, () -> load(yaml));
        assertEquals("x.yaml", e.file());
        assertEquals(line, e.line(), e.getMessage());
        assertTrue(e.getMessage().startsWith("x.yaml line " + line + ": "), e.getMessage());
        assertTrue(e.getMessage().contains(problem), e.getMessage());
    }

    @Test
    void refusesAnIdThatIsTakenInAnotherFile() {
        InvalidCatalogueException e =
                assertThrows(
                        InvalidCatalogueException.class,
                        () ->
                                Catalogue.load(
                                        List.of(source("x.yaml", ENTRY), source("y.yaml", ENTRY)),
                                        Shapes.names()));
        assertEquals("y.yaml", e.file());
        assertEquals(1, e.line());
    }

    @Test
    void refusesAnEntryWithoutWhatItNeeds() {
        InvalidCatalogueException e =
                assertThrows(
                        InvalidCatalogueException.class,
                        () -> load(ENTRY.replace("  token: none\n", "")));
        assertTrue(e.getMessage().contains("token is missing"));
        assertThrows(InvalidCatalogueException.class, () -> load(""));
        assertThrows(InvalidCatalogueException.class, () -> load("[]"));
        assertThrows(InvalidCatalogueException.class, () -> load("a: {b"));
        assertThrows(
                InvalidCatalogueException.class,
                () ->
                        Catalogue.load(
                                List.of(new Catalogue.Source("x", new byte[] {(byte) 0xff, 0})),
                                Shapes.names()));
    }

    private static Catalogue load(String yaml) {
        return Catalogue.load(List.of(source("x.yaml", yaml)), Shapes.names());
    }

    private static Catalogue.Source source(String name, String yaml) {
        return new Catalogue.Source(name, yaml.getBytes(StandardCharsets.UTF_8));
    }
}
