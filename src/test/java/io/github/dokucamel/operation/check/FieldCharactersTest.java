package io.github.dokucamel.operation.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Payloads;
import io.github.dokucamel.operation.shape.DokuNumbers;
import io.github.dokucamel.operation.shape.MapOrder;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What DOKU's own clients make of names, texts and numbers, and what is sent because of it. */
class FieldCharactersTest {

    private static final Catalogue CATALOGUE = Catalogues.packaged();
    private static final String ORDER =
            """
            {"operation":"%s","invoice_number":"INV-1","amount":1000,"customer":{"name":"%s",
             "email":"a@b.id"},"extra":%s}""";
    private static final String NUMBER = "{\"partnerServiceId\":\"19008\"}";

    private static CheckedOrder check(Catalogue catalogue, String order) throws IOException {
        return new CheckOrder(
                        catalogue,
                        OrderRules.defaults(),
                        OrderDefaults.NONE,
                        m -> true,
                        DokuNumbers.DEFAULT,
                        () -> Instant.EPOCH.atZone(ZoneOffset.UTC))
                .check(
                        RawOrder.read(
                                0,
                                (ObjectNode)
                                        OrderJson.read(order.getBytes(StandardCharsets.UTF_8))));
    }

    private static String sent(CheckedOrder checked) {
        assertEquals(List.of(), checked.violations());
        return new String(
                new MapOrder(CATALOGUE)
                        .map(
                                checked.order(),
                                null,
                                Payloads.CLIENT_ID,
                                Payloads.SECRET,
                                Payloads.NOW)
                        .body(),
                StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Anton Budiman | Anton Budiman",
                "PT. A/B-C, 50% +1=2: o'Neil_x@y | PT. A/B-C, 50% +1=2: o'Neil_x@y",
                "Toko (Budi) & Co. | Toko  Budi    Co.",
                "José Müller | Jos  M ller",
                "Ani \uD83D\uDE00 Wati | Ani   Wati",
                "Siti\u00A0Nur | Siti Nur",
            })
    void aNameHasABlankForEachCharacterThatDokuDoesNotTake(String name, String taken)
            throws IOException {
        CheckedOrder checked = check(CATALOGUE, ORDER.formatted("snap-va-bca", name, NUMBER));

        assertTrue(
                sent(checked).contains("\"virtualAccountName\":\"" + taken + "\""), sent(checked));
        assertEquals(name.equals(taken) ? 0 : 1, checked.warnings().size());
        assertEquals(
                name.equals(taken),
                check(CATALOGUE.refusingCharacters(), ORDER.formatted("snap-va-bca", name, NUMBER))
                        .violations()
                        .isEmpty());
    }

    @Test
    void aNameWithoutOneCharacterThatDokuTakesIsRefused() throws IOException {
        CheckedOrder checked = check(CATALOGUE, ORDER.formatted("snap-va-bca", "印尼", NUMBER));

        assertEquals("customer.name", checked.violations().get(0).field());
    }

    /** Whoever parses {@code \\uD83D\\uDE00} and writes it anew has other bytes. */
    @Test
    void textsTravelAsTheyAre() throws IOException {
        String order = ORDER.formatted("checkout", "Ani \uD83D\uDE00", "{}");

        String sent = sent(check(CATALOGUE, order));

        assertTrue(sent.contains("\uD83D\uDE00"), sent);
        assertFalse(sent.contains("\\u"), sent);
    }

    @ParameterizedTest
    @CsvSource({"10000.00, 1", "1e3, 1", "1.50, 1", "0.0, 1", "10.5, 0", "1000, 0", "-0.25, 0"})
    void aNumberWhoseSpellingOthersDoNotKeepIsToldOf(String number, int warnings)
            throws IOException {
        String order = "{\"mine\":[{\"deep\":" + number + "}]}";

        CheckedOrder checked = check(CATALOGUE, ORDER.formatted("checkout", "Ani", order));

        assertEquals(List.of(), checked.violations());
        assertEquals(
                warnings,
                checked.warnings().stream().filter(w -> w.contains("mine[0].deep")).count(),
                checked.warnings().toString());
    }

    @Test
    void anAccountIsNotReusableUnlessTheOrderSaysSo() throws IOException {
        CheckedOrder silent = check(CATALOGUE, ORDER.formatted("snap-va-bca", "Ani", NUMBER));
        String reusable =
                NUMBER.replaceFirst(
                        "}$",
                        ",\"additionalInfo\":{\"virtualAccountConfig\":{\"reusableStatus\":true}}}");

        assertTrue(sent(silent).contains("\"virtualAccountConfig\":{\"reusableStatus\":false}"));
        assertTrue(
                sent(check(CATALOGUE, ORDER.formatted("snap-va-bca", "Ani", reusable)))
                        .contains("\"virtualAccountConfig\":{\"reusableStatus\":true}"));
        // As 0.1.0 has it in its ledgers: dropped again, such an order is a duplicate.
        assertEquals(
                "302d28788750b78e679fed2226e9f73b9e2e7c411a2050a9fd4e6db240c125b4",
                silent.contentDigest());
    }

    @Test
    void whatACallGetsThatLacksItCanBeSet() {
        Catalogue set =
                CATALOGUE.withDefaults(Map.of("snap-dd-check-status", Map.of("serviceCode", "54")));

        assertEquals("54", code(set));
        assertEquals("55", code(CATALOGUE));
    }

    private static String code(Catalogue catalogue) {
        return catalogue
                .find("snap-dd-check-status")
                .orElseThrow()
                .completed(OrderJson.mapper().createObjectNode())
                .path("serviceCode")
                .asText();
    }
}
