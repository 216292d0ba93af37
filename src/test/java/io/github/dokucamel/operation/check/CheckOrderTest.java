package io.github.dokucamel.operation.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.GoldenOrders;
import io.github.dokucamel.operation.Payloads;
import io.github.dokucamel.operation.shape.DokuNumbers;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckOrderTest {

    private final Catalogue catalogue = Catalogues.packaged();
    private final CheckOrder check =
            new CheckOrder(
                    catalogue,
                    new OrderRules(
                            Set.of("default", "toko-budi"), "default", OrderRules.INVOICE_NUMBER),
                    OrderDefaults.NONE,
                    merchant -> true,
                    DokuNumbers.DEFAULT,
                    () -> Instant.EPOCH.atZone(ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "va-bcaa, va-bca",
        "VA_BCA, va-bca",
        "snap-va-bca-mgcp, snap-va-bca-mgpc",
        "indomart, indomaret",
        "card-payment-pag, card-payment-page"
    })
    void namesTheOperationThatWasMeant(String written, String meant) throws IOException {
        CheckedOrder checked = check(with("'operation':'" + written + "'"));
        assertTrue(
                checked.violations().toString().contains("Did you mean " + meant + "?"),
                checked.violations().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'INV-1' | '4111111111111111' | invoice_number",
                "'a@b.id'| 'a@b.id','id':'5555 5555 5555 4444' | customer.id",
                "'a@b.id'| 'a@b.id','phone':'378282246310005' | customer.phone",
                "'amount'| 'callback_url':'https://a.example/4111/1111/1111/1111','amount' | callback_url",
                "'amount'| 'session_id':'4111_1111_1111_1111','amount' | session_id",
                "'amount'| 'extra':{'card':{'cvv':'123'}},'amount' | extra.card.cvv",
                "'amount'| 'extra':{'Card-Number':'1'},'amount' | extra.Card-Number"
            })
    void takesNoCardAnywhere(String instead, String written, String field) throws IOException {
        CheckedOrder checked = check(minimal().replace(instead, written));

        assertTrue(
                checked.violations().stream().anyMatch(v -> v.field().equals(field)),
                checked.violations().toString());
        assertFalse(checked.toString().contains("4111111111111111"), checked.toString());
    }

    @Test
    void tellsOfACardInAnIdWhereThatIsWanted() throws IOException {
        OrderRules telling =
                new OrderRules(
                        Set.of("default"),
                        "default",
                        OrderRules.INVOICE_NUMBER,
                        OrderRules.DEFAULT_OPERATION,
                        Map.of(),
                        false,
                        Set.of());
        CheckedOrder checked =
                new CheckOrder(
                                catalogue,
                                telling,
                                OrderDefaults.NONE,
                                merchant -> true,
                                DokuNumbers.DEFAULT,
                                () -> Instant.EPOCH.atZone(ZoneOffset.UTC))
                        .check(
                                RawOrder.read(
                                        1,
                                        (ObjectNode)
                                                OrderJson.read(
                                                        minimal()
                                                                .replace(
                                                                        "INV-1", "4111111111111111")
                                                                .replace('\'', '"')
                                                                .getBytes(
                                                                        StandardCharsets.UTF_8))));

        assertEquals(List.of(), checked.violations());
        assertEquals("4111111111111111", checked.invoiceNumber());
        assertTrue(checked.warnings().toString().contains("invoice_number"));
    }

    @Test
    void namesTheOperationByItsAlias() throws IOException {
        CheckedOrder checked = check(with("'operation':'card-payment-page'"));
        assertEquals("payment-page", checked.operation());
        assertEquals("payment-page", checked.order().operation());
        assertArrayEquals(checked.content(), checked.order().toJson());
        assertEquals(checked.order(), Order.fromJson(checked.content()));
        assertTrue(checked.contentDigest().matches("[0-9a-f]{64}"));
        assertEquals(1, checked.normaliserVersion());
    }

    @Test
    void passesOnWhyALineCouldNotBeRead() {
        Violation unreadable = new Violation("line", "is no JSON", "Correct it");
        CheckedOrder checked = check.check(RawOrder.unreadable(7, unreadable));
        assertEquals(List.of(unreadable), checked.violations());
        assertNull(checked.order());
        assertNull(checked.content());
    }

    /** Each row: a member that is wrong, the field it is reported under, and a neighbour that is right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'merchant':'toko-bud' | merchant | 'merchant':'toko-budi'",
                "'operation':'cheque' | operation | 'operation':'payment-page'",
                "'auto_redirect':true | callback_url | 'auto_redirect':true,'callback_url':'https://a.b'",
                "'auto_redirect':true,'callback_url':' ' | callback_url | 'callback_url':''",
                "'expires_in_minutes':60 | expires_in_minutes | 'expires_in_minutes':null",
                "'extra':{'payment':{'type':'INSTALLMENT','tenor':3}} | extra.payment.acquirer | 'extra':{'payment':{'type':'SALE'}}",
                "'extra':{'payment':{'type':'INSTALLMENT','acquirer':'BCA'}} | extra.payment.tenor | 'extra':{'payment':{'type':'INSTALLMENT','acquirer':'BCA','tenor':'3'}}",
                "'extra':{'payment':{'type':'MOTO'}} | extra.payment.type | 'extra':{'payment':{'type':'AUTHORIZE'}}",
                "'extra':{'payment':{'tenor':'three'}} | extra.payment.tenor | 'extra':{'payment':{'tenor':'12'}}",
                "'extra':{'payment':{'tenor':3.0}} | extra.payment.tenor | 'extra':{'payment':{'tenor':3}}",
                "'extra':{'payment':{'tenor':100}} | extra.payment.tenor | 'extra':{'payment':{'tenor':99}}",
                "'extra':{'payment':{'auto_capture':'yes'}} | extra.payment.auto_capture | 'extra':{'payment':{'auto_capture':'true'}}",
                "'extra':{'payment':'SALE'} | extra.payment | 'extra':{'payments':'SALE'}",
                "'extra':{'card':{'save':'true'}} | customer.id | 'extra':{'card':{'save':'false'}}",
                "'extra':{'order':{'amount':1}} | extra.order.amount | 'extra':{'order':{'descriptor':'x'}}",
                "'extra':{'order':1} | extra.order | 'extra':{'order':{}}",
                "'extra':{'order':{'descriptor':'12345678901234567890123'}} | extra.order.descriptor | 'extra':{'order':{'descriptor':'1234567890123456789012'}}",
                "'extra':{'order':{'currency':'USD'}} | extra.order.currency | 'extra':{'order':{'currency':'IDR'}}",
                "'extra':{'customer':{'email':'c@d'}} | extra.customer.email | 'extra':{'customer':{'city':'Jakarta'}}",
                "'extra':{'customer':'x'} | extra.customer | 'extra':{'customers':'x'}",
                "'extra':{'override_configuration':{'themes':{'language':'ID'}}} | extra.override_configuration.themes.language | 'extra':{'override_configuration':{'themes':{'size':'1'}}}",
                "'extra':{'override_configuration':{'themes':1}} | extra.override_configuration.themes | 'extra':{'override_configuration':{'themes':{}}}",
                "'extra':{'override_configuration':1} | extra.override_configuration | 'extra':{'override_configuration':{}}",
                "'extra':{'override_configuration':{'promo':[{'bin':'123456789'}]}} | extra.override_configuration.promo[0].bin | 'extra':{'override_configuration':{'promo':[{'bin':'12345678'}]}}",
                "'extra':{'override_configuration':{'promo':{}}} | extra.override_configuration.promo | 'extra':{'override_configuration':{'promo':[]}}",
                "'extra':{'override_configuration':{'promo':[null]}} | extra.override_configuration.promo[0] | 'extra':{'override_configuration':{'promo':[{}]}}",
                "'extra':{'override_configuration':{'allow_bin':['55733a']}} | extra.override_configuration.allow_bin[0] | 'extra':{'override_configuration':{'allow_bin':[557338]}}",
                "'extra':{'override_configuration':{'allow_tenor':[0,'x']}} | extra.override_configuration.allow_tenor[1] | 'extra':{'override_configuration':{'allow_tenor':['0',3]}}",
                "'theme':{'language':'FR'} | theme.language | 'theme':{'language':'EN'}",
                "'line_items':[{'name':'A','extra':{'price':1}}] | line_items[0].extra.price | 'line_items':[{'name':'A','extra':{'sku':1}}]"
            })
    void refusesWhatBreaksARuleAndAcceptsItsNeighbour(String wrong, String field, String right)
            throws IOException {
        assertEquals(List.of(field), fields(check(with(wrong))));
        assertEquals(List.of(), fields(check(with(right))));
    }

    @ParameterizedTest
    @CsvSource({
        "name, 50, customer.name",
        "id, 50, customer.id",
        "address, 400, customer.address",
        "country, 2, customer.country"
    })
    void countsCharactersNotBytes(String member, int most, String field) throws IOException {
        String order = minimal().replace("'email'", "'" + member + "':'X','email'");
        assertTrue(check(order.replace("X", "\ud83d\ude00".repeat(most))).isValid());
        assertEquals(
                List.of(field), fields(check(order.replace("X", "\ud83d\ude00".repeat(most + 1)))));
    }

    @Test
    void limitsPhonesAddressesAndItemNames() throws IOException {
        assertEquals(List.of("customer.phone"), fields(check(phone("123456"))));
        assertEquals(List.of("customer.phone"), fields(check(phone("12345678901234567"))));
        assertTrue(check(phone("1234567")).isValid());
        assertTrue(check(phone("1234567890123456")).isValid());
        String email = minimal().replace("a@b.id", "x".repeat(124) + "@b.id");
        assertTrue(check(email.replace("x@", "@")).isValid());
        assertEquals(List.of("customer.email"), fields(check(email)));
        String item = "'line_items':[{'name':'A'}]";
        assertTrue(check(with(item.replace("A", "x".repeat(255)))).isValid());
        assertEquals(
                List.of("line_items[0].name"),
                fields(check(with(item.replace("A", "x".repeat(256))))));
    }

    @Test
    void knowsThatMandiriWantsShorterInvoiceNumbers() throws IOException {
        String mandiri = with("'extra':{'payment':{'acquirer':'BANK_MANDIRI'}}");
        assertEquals(List.of(), check(invoice(mandiri, 27)).warnings());
        CheckedOrder warned = check(invoice(mandiri, 28));
        assertTrue(warned.isValid());
        assertEquals(1, warned.warnings().size());
        assertTrue(check(invoice(mandiri, 30)).isValid());
        assertEquals(List.of("invoice_number"), fields(check(invoice(mandiri, 31))));
        assertTrue(check(invoice(minimal(), 64)).isValid());
    }

    @Test
    void onlyWarnsWhereDokuPromisedNothing() throws IOException {
        CheckedOrder checked =
                check(
                        with(
                                "'line_items':[{'name':'Kopi (besar)'}],"
                                        + "'extra':{'payment':{'acquirer':'BANK_X','typ':'SALE'}}"));
        assertTrue(checked.isValid());
        assertEquals(3, checked.warnings().size());
        assertTrue(
                checked.warnings().get(2).startsWith("extra.payment.typ: is not in the catalogue"));
    }

    @Test
    void suggestsTheOperationAndTheMerchantThatWereMeant() throws IOException {
        CheckedOrder checked = check(with("'operation':'payment_pag','merchant':'toko'"));
        assertEquals(2, checked.violations().size());
        assertEquals("payment_pag", checked.operation());
        assertTrue(checked.violations().toString().contains("Did you mean payment-page?"));
        assertTrue(checked.violations().toString().contains("Did you mean toko-budi?"));
    }

    @Test
    void reportsStructureFieldsAndConditionsTogether() throws IOException {
        CheckedOrder checked =
                check(
                        "{'invoice_number':'I','amount':0,'auto_redirect':true,'merchant':'x',"
                                + "'customer':{'email':'a','name':'"
                                + "x".repeat(51)
                                + "'},'theme':{'language':'FR'}}");
        assertEquals(
                List.of(
                        "amount",
                        "callback_url",
                        "customer.email",
                        "customer.name",
                        "merchant",
                        "theme.language"),
                fields(checked).stream().sorted().toList());
        assertEquals("I", checked.invoiceNumber());
        assertNull(checked.contentDigest());
    }

    @Test
    void namesDokusFieldsToWhoWritesDokusBody() throws IOException {
        CheckedOrder checked =
                check(
                        "{'order':{'invoice_number':'I','amount':1,'auto_redirect':'true',"
                                + "'currency':'USD'},'customer':{'phone':'1'},'payment':{'type':'X'},"
                                + "'override_configuration':{'themes':{'language':'FR'}}}");
        assertEquals(
                List.of(
                        "customer.phone",
                        "order.callback_url",
                        "order.currency",
                        "override_configuration.themes.language",
                        "payment.type"),
                fields(checked).stream().sorted().toList());
    }

    @Test
    void digestTellsOrdersApart() throws IOException {
        String digest = check(minimal()).contentDigest();
        assertEquals(digest, check(with("'merchant':'default','revision':'1'")).contentDigest());
        assertEquals(digest, check(with("'theme':{'language':'EN'}")).contentDigest());
        assertEquals(digest, check(with("'extra':{'card':{'token':null}}")).contentDigest());
        assertEquals(digest, check(with("'auto_redirect':'false'")).contentDigest());
        for (String member :
                List.of(
                        "'revision':2",
                        "'merchant':'toko-budi'",
                        "'session_id':''",
                        "'session_id':'1'",
                        "'theme':{'language':'ID'}",
                        "'theme':{'font_color':''}",
                        "'extra':{'card':{'token':'x'}}")) {
            assertNotEquals(digest, check(with(member)).contentDigest(), member);
        }
        assertNotEquals(digest, check(minimal().replace("90000", "90001")).contentDigest());
    }

    /** Ledgers hold digests: another one for the same order would make it a conflict. */
    @Test
    void digestOfAnOrderStaysForGood() {
        ObjectNode golden = GoldenOrders.of("payment-page");
        assertEquals(
                "ac2b598bd43c019790e2a4147423af1df668d3575aa71182ed2d88ccd89fd140",
                check.check(RawOrder.read(1, golden)).contentDigest());
    }

    @Test
    void digestIsTheSameInEveryFormat() throws IOException {
        String canonical =
                check(
                                "{'invoice_number':'I','amount':90000,'customer':{'phone':'6281122'},"
                                        + "'theme':{'language':'ID'},'line_items':[{'name':'A',"
                                        + "'price':90000,'quantity':1,'extra':{'sku':'S'}}],"
                                        + "'extra':{'payment':{'tenor':3},'order':{'weight':5}}}")
                        .contentDigest();
        String text =
                check(
                                "{'extra':{'order':{'weight':'5'},'payment':{'tenor':'3'}},"
                                        + "'amount':'90000','revision':'1','auto_redirect':'false',"
                                        + "'customer':{'phone':'6281122'},'theme':{'language':'ID'},"
                                        + "'line_items':[{'quantity':'1','extra':{'sku':'S'},"
                                        + "'price':'90000','name':'A'}],'invoice_number':'I'}")
                        .contentDigest();
        String doku =
                check(
                                "{'payment':{'tenor':3},'customer':{'phone':'6281122'},"
                                        + "'override_configuration':{'themes':{'language':'ID'}},"
                                        + "'order':{'weight':5,'amount':'90000','invoice_number':'I',"
                                        + "'failed_url':null,'line_items':[{'name':'A','sku':'S',"
                                        + "'price':'90000','quantity':1}]}}")
                        .contentDigest();
        assertEquals(canonical, text);
        assertEquals(canonical, doku);
    }

    @Test
    void mapsOnlyWhatTheCatalogueKnows() throws IOException {
        Order order = check(minimal()).order().withOperation("cheque");
        assertThrows(IllegalArgumentException.class, () -> Payloads.bytes(order));
    }

    @Test
    void mappingLeavesTheOrderAlone() throws IOException {
        Order order = check(with("'extra':{'payment':{'tenor':'3'}}")).order();
        byte[] before = order.toJson();
        byte[] first = Payloads.bytes(order);
        assertArrayEquals(first, Payloads.bytes(Order.fromJson(before)));
        assertArrayEquals(before, order.toJson());
        assertFalse(new String(first, StandardCharsets.UTF_8).contains("\"3\""));
    }

    private static List<String> fields(CheckedOrder checked) {
        return checked.violations().stream().map(Violation::field).toList();
    }

    private static String minimal() {
        return "{'invoice_number':'INV-1','amount':90000,'customer':{'email':'a@b.id'}}";
    }

    private static String with(String member) {
        return minimal().replaceFirst("}}$", "}," + member + "}");
    }

    private static String phone(String phone) {
        return minimal().replace("'email':'a@b.id'", "'phone':'" + phone + "'");
    }

    private static String invoice(String order, int length) {
        return order.replace("INV-1", "x".repeat(length));
    }

    private CheckedOrder check(String json) throws IOException {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return check.check(RawOrder.read(1, (ObjectNode) OrderJson.read(bytes)));
    }
}
