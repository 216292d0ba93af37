package io.github.dokucamel.operation.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under which number an order goes to DOKU. */
class DokuNumbersTest {

    private static final Catalogue CATALOGUE = Catalogues.packaged();
    private static final MapOrder MAPPER = new MapOrder(CATALOGUE);
    private static final String CARD = "{\"payment\":{\"payment_method_types\":[\"CREDIT_CARD\"]}}";
    private static final String KKI =
            "{\"payment\":{\"payment_method_types\":[\"KARTU_KREDIT_INDONESIA\"]}}";

    private static Order order(String operation, String number, int revision, String extra) {
        try {
            return OrderJson.bind(
                    (ObjectNode)
                            OrderJson.read(
                                    """
                                    {"merchant":"default","operation":"%s","invoice_number":"%s",
                                     "revision":%s,"amount":90000,"extra":%s}"""
                                            .formatted(operation, number, revision, extra)
                                            .getBytes(StandardCharsets.UTF_8)),
                    Order.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String number(DokuNumbers numbers, Order order) {
        Operation operation = CATALOGUE.forOrders(order.operation());
        return numbers.of(order, operation, MAPPER.payload(order, ShapeContext.neutral(operation)));
    }

    private static String number(String operation, String number, int revision, String extra) {
        return number(DokuNumbers.DEFAULT, order(operation, number, revision, extra));
    }

    @ParameterizedTest
    @CsvSource({
        "INV-1, 1, ",
        "INV-1, 2, INV-1-r2",
        "INV/2026/1, 1, INV-2026-1",
        "INV/2026/1, 12, INV-2026-1-r12",
        "a_b.c, 1, "
    })
    void aSlashIsAHyphenAndARevisionHasItsOwn(String books, int revision, String doku) {
        assertEquals(doku, number("payment-page", books, revision, "{}"));
        assertEquals(doku, number("snap-va-bca", books, revision, "{}"));
    }

    @ParameterizedTest
    @CsvSource({"true, false, INV-1", "false, true, INV/1-r2", "false, false, "})
    void eitherCanBeLeftAsItIs(boolean plain, boolean suffix, String doku) {
        Order order = order("payment-page", "INV/1", 2, "{}");
        assertEquals(doku, number(new DokuNumbers(plain, suffix), order));
    }

    @Test
    void cardsHaveShortNumbersAndKkiHasNoSymbols() {
        String full = "INV-20261122-000000000000001-A";
        assertNull(number("checkout", full, 1, CARD));
        String second = number("checkout", full, 2, CARD);
        assertTrue(second.matches("INV-20261122-00000000-[a-z0-9]{8}"), second);
        assertNotEquals(second, number("checkout", full, 3, CARD));
        assertEquals(second, number("checkout", full, 2, CARD));

        assertEquals("INV1r2".length() + 8, number("checkout", "INV1", 2, KKI).length());
        assertTrue(number("checkout", "INV/1", 1, KKI).matches("INV1[a-z0-9]{8}"));
        assertNotEquals(
                number("checkout", "INV/1/1", 1, KKI), number("checkout", "INV/11", 1, KKI));
    }

    @Test
    void whatDoesNotFitInTheBooksIsLeftForTheChecks() {
        assertEquals("INV-1-r2", number("checkout", "INV-1", 2, KKI));
        String tooLong = "INV/20261122-000000000000001-AB";
        assertEquals(tooLong.replace('/', '-'), number("checkout", tooLong, 1, CARD));
    }

    @Property
    void itFitsWhereTheBooksNumberDoes(
            @ForAll
                    @StringLength(min = 1, max = 30)
                    @CharRange(from = 'A', to = 'Z')
                    @CharRange(from = '0', to = '9')
                    @Chars('/')
                    String books,
            @ForAll @IntRange(min = 1, max = 1000) int revision) {
        for (String extra : new String[] {CARD, KKI}) {
            String doku = number("checkout", books, revision, extra);
            boolean isCard = extra.equals(CARD);
            assertTrue(
                    doku == null
                            ? revision == 1 && books.indexOf('/') < 0
                            : doku.matches(isCard ? "[A-Za-z0-9-]{1,30}" : "[A-Za-z0-9]{1,64}"),
                    books + " " + doku);
        }
    }
}
