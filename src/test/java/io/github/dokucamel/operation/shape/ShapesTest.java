package io.github.dokucamel.operation.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.GoldenOrders;
import io.github.dokucamel.operation.Payloads;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.operation.check.OrderCheck;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.told.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShapesTest {

    private static final String INV_30 = "123456789012345678901234567890";
    private static final Catalogue CATALOGUE = Catalogues.packaged();
    private static final MapOrder MAPPER = new MapOrder(CATALOGUE);

    private final CheckOrder check = OrderCheck.asItComes();

    static List<String> operations() {
        return GoldenOrders.operations();
    }

    /** Each row: a change that is wrong, the field it is reported under, and one that is right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "checkout | {'callback_url':null} | callback_url | {'callback_url':null,'auto_redirect':false}",
                "checkout | {'expires_in_minutes':1000000} | expires_in_minutes | {'expires_in_minutes':999999}",
                "checkout | {'extra':{'payment':{'payment_due_date':5}}} | extra.payment.payment_due_date | {'expires_in_minutes':null,'extra':{'payment':{'payment_due_date':'5'}}}",
                "checkout | {'expires_in_minutes':null,'extra':{'payment':{'payment_due_date':'soon'}}} | extra.payment.payment_due_date | {'expires_in_minutes':null}",
                "checkout | {'extra':{'order':{'callback_url':'https://a.b'}}} | extra.order.callback_url | {'extra':{'order':{'callback_url_result':'https://a.b'}}}",
                "checkout | {'extra':{'order':'x'}} | extra.order | {'extra':{'order':null}}",
                "checkout | {'extra':{'customer':[]}} | extra.customer | {'extra':{'customer':{'state':'DKI'}}}",
                "checkout | {'line_items':[{'name':'A','extra':{'name':'B'}}]} | line_items[0].extra.name | {'line_items':[{'name':'A','extra':{'id':'B'}}]}",
                "checkout | {'line_items':null,'extra':{'payment':{'payment_method_types':['KARTU_KREDIT_INDONESIA']}},'invoice_number':'INV1'} | line_items | {'line_items':null}",
                "checkout | {'extra':{'payment':{'payment_method_types':['KARTU_KREDIT_INDONESIA']}}} | invoice_number | {'invoice_number':'INV1','extra':{'payment':{'payment_method_types':['KARTU_KREDIT_INDONESIA']}}}",
                "checkout | {'callback_url':null,'auto_redirect':false,'extra':{'payment':{'payment_method_types':['JENIUS_PAY']}}} | callback_url | {'extra':{'payment':{'payment_method_types':['JENIUS_PAY']}}}",
                "checkout | {'invoice_number':'1INV30','extra':{'payment':{'payment_method_types':['CREDIT_CARD']}}} | invoice_number | {'invoice_number':'INV30','extra':{'payment':{'payment_method_types':['CREDIT_CARD']}}}",
                "va-bca | {'customer':{'name':null}} | customer.name | {'customer':{'email':null,'phone':'081234567890'}}",
                "va-bca | {'extra':{'virtual_account_info':{'billing_type':'BILL_VARIABLE_AMOUNT'},'order':{'min_amount':1}}} | extra.order.max_amount | {'extra':{'virtual_account_info':{'billing_type':'BILL_VARIABLE_AMOUNT'},'order':{'min_amount':1,'max_amount':2}}}",
                "va-mandiri | {'invoice_number':'1INV30'} | invoice_number | {'invoice_number':'INV30'}",
                "va-bni | {'extra':{'virtual_account_info':{'merchant_unique_reference':'12345678901234'}}} | extra.virtual_account_info.merchant_unique_reference | {'extra':{'virtual_account_info':{'merchant_unique_reference':'1234567890123'}}}",
                "alfa | {'extra':{'online_to_offline_info':{'reusable_status':'maybe'}}} | extra.online_to_offline_info.reusable_status | {'extra':{'online_to_offline_info':{'reusable_status':'true'}}}",
                "alfa | {'extra':{'online_to_offline_info':{'expired_time':5}}} | extra.online_to_offline_info.expired_time | {'expires_in_minutes':null,'extra':{'online_to_offline_info':{'expired_time':5}}}",
                "ovo | {'customer':{'phone':null,'email':'a@b.id'}} | customer.phone | {'customer':{'phone':null,'email':'a@b.id'},'extra':{'ovo_info':{'ovo_id':'081211111111'}}}",
                "ovo | {'customer':{'phone':'my phone'}} | customer.phone | {'customer':{'phone':'0812.1111.1111'}}",
                "ovo | {'extra':{'ovo_info':{'ovo_id':'6281211111111'}}} | extra.ovo_info.ovo_id | {'extra':{'ovo_info':{'ovo_id':'081211111111'}}}",
                "ovo | {'expires_in_minutes':5} | expires_in_minutes | {'expires_in_minutes':null}",
                "doku-wallet | {'failed_url':null} | failed_url | {'failed_url':'https://a.b'}",
                "doku-wallet | {'callback_url':null,'auto_redirect':false} | callback_url | {'callback_url':null,'extra':{'order':{'success_url':'https://a.b'}}}",
                "doku-wallet | {'extra':{'order':{'success_url':'https://a.b'}}} | extra.order.success_url | {'extra':{'order':{'notify_url':'https://a.b'}}}",
                "akulaku | {'callback_url':null} | callback_url | {'callback_url':'https://a.b'}",
                "akulaku | {'line_items':null} | line_items | {'line_items':[{'name':'A','price':90000,'quantity':1,'extra':{'sku':'1','category':'x'}}]}",
                "akulaku | {'line_items':[{'name':'A','price':90000,'quantity':1,'extra':{'category':'x'}}]} | line_items[0].extra.sku | {'line_items':[{'name':'A','price':90000,'quantity':1,'extra':{'sku':'1','category':'x'}}]}",
                "akulaku | {'line_items':[{'price':90000,'quantity':1,'extra':{'sku':'1','category':'x'}}]} | line_items[0].name | {'revision':1}",
                "akulaku | {'customer':{'address':null}} | customer.address | {'customer':{'address':'Jakarta'}}",
                "akulaku | {'extra':{'customer':{'city':null}}} | extra.customer.city | {'extra':{'customer':{'city':'Bandung'}}}",
                "kredivo | {'customer':{'name':null}} | customer.name | {'customer':{'name':null},'extra':{'customer':{'first_name':'Anton'}}}",
                "kredivo | {'extra':{'customer':{'first_name':'Anton'}}} | extra.customer.first_name | {'customer':{'name':'Anton'}}",
                "kredivo | {'customer':{'email':null}} | customer.email | {'customer':{'email':'a@b.id'}}",
                "snap-va-bca | {'extra':{'partnerServiceId':null}} | extra.partnerServiceId | {'extra':{'partnerServiceId':'  19008'}}",
                "snap-va-bca | {'extra':{'partnerServiceId':'123456789'}} | extra.partnerServiceId | {'extra':{'partnerServiceId':12345678}}",
                "snap-va-bca | {'extra':{'partnerServiceId':'BCA'}} | extra.partnerServiceId | {'extra':{'partnerServiceId':'1'}}",
                "qris | {'expires_in_minutes':43201} | expires_in_minutes | {'expires_in_minutes':43200}",
                "snap-va-bca | {'customer':{'name':null}} | customer.name | {'customer':{'name':null},'extra':{'virtualAccountName':'Anton'}}",
                "snap-va-bca | {'customer':{'phone':'+62-812345'}} | customer.phone | {'customer':{'phone':'+62-8123456'}}",
                "snap-va-bca | {'extra':{'trxId':'1'}} | extra.trxId | {'extra':{'freeText':[]}}",
                "snap-va-bca | {'extra':{'totalAmount':{'value':'1.00'}}} | extra.totalAmount.value | {'extra':{'totalAmount':{'currency':'IDR'}}}",
                "snap-va-bca | {'extra':{'totalAmount':{'currency':'USD'}}} | extra.totalAmount.currency | {'extra':{'totalAmount':{}}}",
                "snap-va-bca | {'extra':{'expiredDate':'2030-01-01T00:00:00+07:00'}} | extra.expiredDate | {'expires_in_minutes':null,'extra':{'expiredDate':'2030-01-01T00:00:00+07:00'}}",
                "snap-va-bca | {'extra':{'virtualAccountTrxType':'c'}} | extra.virtualAccountTrxType | {'extra':{'virtualAccountTrxType':'O'}}",
                "snap-va-bca | {'extra':{'additionalInfo':{'channel':'VIRTUAL_ACCOUNT_BNI'}}} | extra.additionalInfo.channel | {'extra':{'additionalInfo':{'channel':'VIRTUAL_ACCOUNT_BCA'}}}",
                "snap-va-bca | {'extra':{'additionalInfo':{'virtualAccountConfig':{'minAmount':'1.00'}}}} | extra.additionalInfo.virtualAccountConfig.minAmount | {'extra':{'virtualAccountTrxType':'V','additionalInfo':{'virtualAccountConfig':{'minAmount':'1.00'}}}}",
                "snap-va-bca | {'extra':{'virtualAccountTrxType':'V','additionalInfo':{'virtualAccountConfig':{'minAmount':'20.00','maxAmount':'3.00'}}}} | extra.additionalInfo.virtualAccountConfig.maxAmount | {'extra':{'virtualAccountTrxType':'V','additionalInfo':{'virtualAccountConfig':{'minAmount':'3.00','maxAmount':'20.00'}}}}",
                "snap-va-bca-mgpc | {'extra':{'customerNo':null}} | extra.customerNo | {'extra':{'customerNo':1}}",
                "snap-va-bca-mgpc | {'extra':{'customerNo':'A1'}} | extra.customerNo | {'extra':{'customerNo':'01'}}",
                "snap-va-bca-mgpc | {'extra':{'customerNo':'123456789012345678901'}} | extra.customerNo | {'extra':{'customerNo':'12345678901234567890'}}",
                "snap-va-bca-mgpc | {'extra':{'virtualAccountNo':'1'}} | extra.virtualAccountNo | {'extra':{'virtualAccountNo':'1900800000000000000000001'}}",
                "dana | {'callback_url':null} | callback_url | {'callback_url':null,'extra':{'urlParam':[{'url':'app://x','type':'PAY_RETURN','isDeepLink':'Y'}]}}",
                "dana | {'extra':{'urlParam':[]}} | extra.urlParam | {'extra':{'additionalInfo':{'orderTitle':'B'}}}",
                "dana | {'extra':{'pointOfInitiation':'web'}} | extra.pointOfInitiation | {'extra':{'pointOfInitiation':'pc'}}",
                "dana | {'extra':{'X-DEVICE-ID':null}} | extra.X-DEVICE-ID | {'extra':{'X-DEVICE-ID':'A1'}}",
                "dana | {'extra':{'X-IP-ADDRESS':'1.1.1.1'}} | extra.X-IP-ADDRESS | {'extra':{'X-IP-ADDRESS':'10.11.12.13'}}",
                "qris | {'extra':{'merchantId':null}} | extra.merchantId | {'extra':{'merchantId':'2'}}"
            })
    void refusesWhatBreaksARuleAndAcceptsItsNeighbour(
            String operation, String wrong, String field, String right) {
        assertEquals(List.of(field), fields(operation, wrong));
        assertEquals(List.of(), fields(operation, right));
    }

    @Test
    void saysWhichSettingWouldGiveEveryOrderWhatIsMissing() {
        assertEquals(
                List.of(
                        new Violation(
                                "extra.partnerServiceId",
                                "is missing",
                                "Give it, or set"
                                        + " doku.operation.snap-va-create-bri.default.partnerServiceId"
                                        + " for all orders")),
                check("snap-va-bri", "{'extra':{'partnerServiceId':null}}").violations());
    }

    /** Luhn-valid and with the prefix of a card, as one in ten of such numbers is. */
    @Test
    void takesNumbersThatAreGivenOutForWhatTheyAre() {
        String number = "4111111111111111";
        String change = "{'extra':{'customerNo':'" + number + "'}}";
        assertEquals(
                "   19008" + number,
                sent(check("snap-va-bca-mgpc", change)).path("virtualAccountNo").asText());
        assertEquals(
                List.of("extra.note"),
                fields("snap-va-bca-mgpc", "{'extra':{'note':'" + number + "'}}"));
    }

    @Test
    void warnsOfWhatTheOperationHasNoMemberFor() {
        CheckedOrder checked =
                check(
                        "va-bca",
                        "{'callback_url':'https://a.b','failed_url':'https://a.b','session_id':'1',"
                                + "'theme':{'language':'ID'},'customer':{'country':'ID'}}");
        assertTrue(checked.isValid());
        assertEquals(4, checked.warnings().size(), checked.warnings().toString());
        JsonNode sent = sent(checked);
        assertEquals(List.of("order", "virtual_account_info", "customer"), names(sent));
        assertEquals(List.of("name", "email"), names(sent.path("customer")));
    }

    @Test
    void leavesTheAmountToThePayerOfAnOpenBill() {
        String open = "{'extra':{'virtual_account_info':{'billing_type':'NO_BILL'}}}";
        assertEquals(List.of("invoice_number"), names(sent(check("va-bca", open)).path("order")));
    }

    @Test
    void splitsACustomersNameWhereTheOperationWantsIt() {
        String name = "{'customer':{'name':' Siti  Nur Aisyah '}}";
        JsonNode customer = sent(check("kredivo", name)).path("customer");
        assertEquals("Siti  Nur", customer.path("first_name").asText());
        assertEquals("Aisyah", customer.path("last_name").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "+62 812-1111-1111, 081211111111",
        "6281211111111, 081211111111",
        "+62081211111111, 081211111111",
        "081211111111, 081211111111"
    })
    void dialsAnOvoAccountAsInTheCountry(String phone, String ovoId) {
        CheckedOrder checked = check("ovo", "{'customer':{'phone':'" + phone + "'}}");
        assertEquals(ovoId, sent(checked).path("ovo_info").path("ovo_id").asText());
    }

    @Test
    void sumsUpAnOvoPaymentWithTheMerchantsSecret() {
        Order order = check("ovo", "{}").order();
        byte[] other =
                MAPPER.map(order, null, Payloads.CLIENT_ID, Secret.of("other"), Payloads.NOW)
                        .body();
        assertNotEquals(text(Payloads.bytes(order)), text(other));
    }

    @Test
    void givesEveryRevisionAReferenceOfItsOwn() {
        String path = "virtual_account_info";
        String first = sent(check("va-bni", "{}")).path(path).toString();
        String second = sent(check("va-bni", "{'revision':2}")).path(path).toString();
        assertNotEquals(first, second);
        JsonNode plain = sent(check("akulaku", "{'revision':1}")).path("payment");
        assertEquals("INV-20210707-0001", plain.path("merchant_unique_reference").asText());
        JsonNode snap = sent(check("snap-va-bca", "{'revision':2}"));
        assertEquals("23219829713", snap.path("trxId").asText());
    }

    @Test
    void knowsALinkIntoAnApp() {
        JsonNode link = sent(check("dana", "{'callback_url':'shop://back'}")).path("urlParam");
        assertEquals("Y", link.path(0).path("isDeepLink").asText());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aSecondArrivalIsTheSameOrderWheneverItComes(String operation) {
        CheckedOrder checked = check(operation, "{}");
        assertEquals(checked.contentDigest(), check(operation, "{}").contentDigest());
        if (GoldenOrders.of(operation).has("expires_in_minutes")) {
            CheckedOrder other = check(operation, "{'expires_in_minutes':7}");
            assertNotEquals(checked.contentDigest(), other.contentDigest());
        }
        CheckedOrder dearer = check(operation, "{'amount':77,'line_items':null}");
        if (dearer.isValid()) {
            assertNotEquals(checked.contentDigest(), dearer.contentDigest());
        }
    }

    @ParameterizedTest
    @CsvSource({"snap-va-bca, expiredDate", "dana, validUpTo", "qris, validityPeriod"})
    void expiresFromWhenItIsSentAndIsComparedWithoutThat(String operation, String member) {
        Order order = check(operation, "{}").order();
        byte[] later =
                MAPPER.map(
                                order,
                                null,
                                Payloads.CLIENT_ID,
                                Payloads.SECRET,
                                Payloads.NOW.plus(Duration.ofDays(2)))
                        .body();
        String now = tree(Payloads.bytes(order)).path(member).asText();
        assertTrue(now.startsWith("2026-11-22T") && now.endsWith("+07:00"), now);
        assertEquals(now.replace("11-22", "11-24"), tree(later).path(member).asText());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theSameOrderGivesTheSameBytes(String operation) throws IOException {
        CheckedOrder checked = check(operation, "{}");
        byte[] first = Payloads.bytes(checked.order());
        assertArrayEquals(first, Payloads.bytes(Order.fromJson(checked.content())));
        assertArrayEquals(checked.content(), checked.order().toJson());
    }

    private List<String> fields(String operation, String change) {
        return check(operation, change).violations().stream().map(Violation::field).toList();
    }

    private CheckedOrder check(String operation, String change) {
        ObjectNode order = GoldenOrders.of(operation, change.replace("INV30", INV_30));
        return check.check(RawOrder.read(1, order));
    }

    private static JsonNode sent(CheckedOrder checked) {
        assertEquals(List.of(), checked.violations());
        return tree(Payloads.bytes(checked.order()));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return OrderJson.read(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
