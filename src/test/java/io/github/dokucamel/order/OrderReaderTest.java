package io.github.dokucamel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.ParsedOrder.Spelling;
import io.github.dokucamel.told.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReaderTest {

    private final OrderReader reader = new OrderReader(OrderRules.defaults());

    @Test
    void fillsInWhatNeedNotBeSaid() throws IOException {
        Order order = read(minimal()).order();
        assertEquals("default", order.merchant());
        assertEquals("payment-page", order.operation());
        assertEquals(1, order.revision());
        assertFalse(order.autoRedirect());
        assertEquals(90_000, order.amount());
        assertEquals(List.of(), order.lineItems());
    }

    @Test
    void readsTextsAsNumbersAndFlags() throws IOException {
        Order order =
                read("{'invoice_number':'INV-1','amount':'90000','revision':'2',"
                                + "'auto_redirect':'TRUE','customer':{'phone':'6281122334455'},"
                                + "'line_items':[{'name':'A','price':'45000','quantity':'2'}]}")
                        .order();
        assertEquals(90_000, order.amount());
        assertEquals(2, order.revision());
        assertTrue(order.autoRedirect());
        LineItem item = order.lineItems().get(0);
        assertEquals("A", item.name());
        assertEquals(45_000, item.price());
        assertEquals(2, item.quantity());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'1.000.000' | 1.000.000 looks like thousands separators | Write 1000000",
                "'1,000,000' | 1,000,000 looks like thousands separators | Write 1000000",
                "'90.000'    | 90.000 looks like thousands separators    | Write 90000",
                "'90.000,00' | 90.000,00 looks like thousands separators | Write 90000",
                "'90000.00'  | 90000.00 has decimals                     | Write 90000",
                "90000.00    | 90000.00 has decimals                     | Write 90000",
                "90000.5     | 90000.5 has decimals  | Write a whole number without decimals, such as 90000",
                "90.000      | 90.000 has decimals   | Write digits only, such as 90000",
                "'9e4'       | 9e4 is a spreadsheet's short spelling and may have lost digits | Write all digits; in a spreadsheet, format the column as a number without decimals",
                "9e4         | 9E+4 has an exponent  | Write all digits; in a spreadsheet, format the column as a number without decimals",
                "1e999999999 | 1E+999999999 has an exponent | Write all digits; in a spreadsheet, format the column as a number without decimals",
                "'+90000'    | +90000 has a sign     | Write digits only, such as 90000",
                "'-1'        | -1 has a sign         | Write digits only, such as 90000",
                "'090000'    | 090000 has leading zeros | Write 90000",
                "'Rp 90000'  | Rp 90000 names a currency | Write 90000",
                "''          | is empty              | Write digits only, such as 90000",
                "true        | must be a whole number, is a true or false | Write digits only",
                "0           | must be at least 1, is 0 | Correct the amount",
                "-5          | must be at least 1, is -5 | Correct the amount",
                "1000000000000 | must have at most 12 digits, is 1000000000000 | Correct it",
                "99999999999999999999999 | has more than 18 digits | Write digits only, such as 90000",
                "null        | is missing | Give the whole amount in rupiah"
            })
    void refusesAnAmountThatIsNoWholeRupiah(String amount, String rule, String remedy)
            throws IOException {
        ParsedOrder parsed = read(minimal().replace("90000", amount));
        assertEquals(List.of(new Violation("amount", rule, remedy)), parsed.violations());
        assertNull(parsed.order());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "999999999999", "'90000'", "' 90000 '"})
    void acceptsAnAmountOfWholeRupiah(String amount) throws IOException {
        assertNotNull(read(minimal().replace("90000", amount)).order());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'ammount':1            | ammount         | Did you mean amount? Correct the name",
                "'invoiceNumber':1      | invoiceNumber   | Did you mean invoice_number? Correct the name",
                "'email':'a@b'          | email           | Did you mean customer.email? Correct the name",
                "'payment':{}           | payment | Remove it, or put it under extra when DOKU knows it",
                "'theme':{'colour':''}  | theme.colour | Remove it, or put it under extra when DOKU knows it",
                "'line_items':[{'nam':'A'}] | line_items[0].nam | Did you mean line_items[0].name? Correct the name",
                "'order':'x'            | order | Remove it, or put it under extra when DOKU knows it"
            })
    void refusesUnknownNamesByName(String member, String field, String remedy) throws IOException {
        assertEquals(
                List.of(new Violation(field, "is not a name an order knows", remedy)),
                read(with(member)).violations());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'line_items':[{'name':'A','price':45000,'quantity':2}]",
                "'line_items':[{'name':'A'},{'name':'B','quantity':3}]",
                "'line_items':[{'name':'A','price':90000,'quantity':1},{'price':0,'quantity':1}]",
                "'line_items':[{'name':'A','extra':{'sku':'S-1'}}]",
                "'line_items':[]",
                "'theme':{'background_color':''}",
                "'theme':null",
                "'session_id':'0000231223'",
                "'callback_url':'https://shop.example/2026/11/29/ok'",
                "'extra':{'payment':{'tenor':3,'type':null}}"
            })
    void acceptsWhatIsRight(String member) throws IOException {
        assertEquals(List.of(), read(with(member)).violations());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'line_items':[{'name':'A','price':45000,'quantity':1}] | amount",
                "'line_items':[{'name':'A','price':999999999999,'quantity':2147483647}] | amount",
                "'line_items':[{'price':90000,'quantity':1},{'name':'B','quantity':1}] | line_items[1].price",
                "'line_items':[{'price':90000}] | line_items[0].quantity",
                "'line_items':[{'price':90000,'quantity':0}] | line_items[0].quantity",
                "'line_items':[{'price':-1,'quantity':1}] | line_items[0].price",
                "'line_items':[{'price':1.5,'quantity':1}] | line_items[0].price",
                "'line_items':[3] | line_items[0]",
                "'line_items':{} | line_items",
                "'line_items':[{'extra':3}] | line_items[0].extra",
                "'line_items':[{'name':'4111 1111 1111 1111'}] | line_items[0].name",
                "'line_items':[{'extra':{'sku':'4111111111111111'}}] | line_items[0].extra.sku",
                "'revision':0 | revision",
                "'revision':'1.0' | revision",
                "'auto_redirect':'yes' | auto_redirect",
                "'auto_redirect':1 | auto_redirect",
                "'session_id':5 | session_id",
                "'merchant':{} | merchant",
                "'theme':'dark' | theme",
                "'theme':{'font_color':'4111111111111111'} | theme.font_color",
                "'extra':[] | extra",
                "'extra':{'card':{'number':4111111111111111}} | extra.card.number",
                "'extra':{'card':{'number':'4111-1111-1111-1111'}} | extra.card.number",
                "'extra':{'list':[1,'4111111111111111']} | extra.list[1]",
                "'extra':{'note':'a\\u0000b'} | extra.note",
                "'extra':{'note':'\\ud800'} | extra.note",
                "'callback_url':'\\u0000' | callback_url",
                "'expires_in_minutes':0 | expires_in_minutes"
            })
    void refusesWhatIsWrongByItsField(String member, String field) throws IOException {
        assertEquals(
                List.of(field),
                read(with(member)).violations().stream().map(Violation::field).toList());
    }

    @Test
    void saysBothNumbersWhenTheItemsDoNotAddUp() throws IOException {
        List<Violation> violations =
                read(with("'line_items':[{'price':30000,'quantity':2}]")).violations();
        assertEquals("is 90000, but the line items add up to 60000", violations.get(0).rule());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "'a b'",
                "'INV 1'",
                "'INV\\n'",
                "5",
                "null",
                "{}",
                "'a\\u0000'",
                "'x'x"
            })
    void refusesInvoiceNumbersOutsideThePattern(String number) throws IOException {
        String written = number.equals("'x'x") ? "'" + "x".repeat(65) + "'" : number;
        ParsedOrder parsed = read(minimal().replace("'INV-1'", written));
        assertEquals(1, parsed.violations().size());
        assertEquals("invoice_number", parsed.violations().get(0).field());
    }

    @Test
    void allowsTheInvoiceNumbersTheDeployerAllows() throws IOException {
        OrderRules rules =
                new OrderRules(
                        java.util.Set.of("default"),
                        "default",
                        java.util.regex.Pattern.compile(".*", java.util.regex.Pattern.DOTALL));
        OrderReader lenient = new OrderReader(rules);
        assertNotNull(lenient.read(tree(minimal().replace("INV-1", "INV/1 a"))).order());
        assertNull(lenient.read(tree(minimal().replace("INV-1", "INV\\n1"))).order());
        assertNull(lenient.read(tree(minimal().replace("INV-1", "x".repeat(65)))).order());
        assertNotNull(lenient.read(tree(minimal().replace("INV-1", "x".repeat(64)))).order());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@b", "a@", "a@b@c", "a b@c", "a@b\\n", ""})
    void refusesWhatIsNoAddress(String email) throws IOException {
        ParsedOrder parsed = read(minimal().replace("a@b.id", email));
        assertEquals("customer.email", parsed.violations().get(0).field());
        assertEquals(1, parsed.violations().size());
    }

    @Test
    void wantsAnAddressOrAPhone() throws IOException {
        String none = "{'invoice_number':'I','amount':1,'customer':{'name':'A'}}";
        assertEquals("customer.email", read(none).violations().get(0).field());
        assertNotNull(read(none.replace("'name':'A'", "'phone':'6281122'")).order());
    }

    @Test
    void neverEchoesACardNumber() throws IOException {
        String card = "4111111111111111";
        String order =
                ("{'amount':'C','invoice_number':5,'merchant':'C','operation':'C','C':1,"
                                + "'line_items':[{'name':'C','C':2}],'customer':{'name':'C','C':3},"
                                + "'theme':{'C':4},'extra':{'C':{'C':'C'}},'auto_redirect':'C'}")
                        .replace("C", card);
        ParsedOrder parsed = read(order);
        assertFalse(parsed.violations().toString().contains(card));
        assertFalse((parsed.merchant() + parsed.operation()).contains(card));
        assertTrue(parsed.violations().size() > 8);
    }

    @Test
    void reportsEverythingAtOnceAndUnderTheUsersNames() throws IOException {
        ParsedOrder parsed =
                read(
                        "{'order':{'invoice_number':'INV 1','amount':'9.5','line_items':[{'price':-1,"
                                + "'sku':'4111111111111111'}]},'customer':{'name':4},"
                                + "'override_configuration':{'themes':{'language':7}},"
                                + "'payment':{'x':'4111111111111111'}}");
        assertEquals(Spelling.DOKU, parsed.spelling());
        assertEquals(
                List.of(
                        "customer.email",
                        "customer.name",
                        "order.amount",
                        "order.invoice_number",
                        "order.line_items[0].price",
                        "order.line_items[0].sku",
                        "override_configuration.themes.language",
                        "payment.x"),
                parsed.violations().stream().map(Violation::field).sorted().toList());
        assertEquals("INV 1", parsed.invoiceNumber());
    }

    @Test
    void takesMerchantOperationAndRevisionBesideDokusBody() throws IOException {
        Order order =
                read("{'merchant':'default','operation':'payment-page','revision':2,"
                                + "'order':{'invoice_number':'I','amount':'1'},"
                                + "'customer':{'phone':'6281122'}}")
                        .order();
        assertEquals(2, order.revision());
        assertEquals(1, order.amount());
        assertTrue(order.extra().isEmpty());
    }

    @Test
    void refusesExtraNestedBeyondReason() throws IOException {
        String deep = "{'a':".repeat(40) + "1" + "}".repeat(40);
        assertEquals(1, read(with("'extra':" + deep)).violations().size());
        String fair = "{'a':".repeat(30) + "1" + "}".repeat(30);
        assertNotNull(read(with("'extra':" + fair)).order());
    }

    private static String minimal() {
        return "{'invoice_number':'INV-1','amount':90000,'customer':{'email':'a@b.id'}}";
    }

    private static String with(String member) {
        return minimal().replaceFirst("}}$", "}," + member.replace("\\", "\\\\") + "}");
    }

    private ParsedOrder read(String json) throws IOException {
        return reader.read(tree(json));
    }

    private static ObjectNode tree(String json) throws IOException {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return (ObjectNode) OrderJson.read(bytes);
    }
}
