package io.github.dokucamel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.told.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadRulesTest {

    private static final Catalogue CATALOGUE = Catalogues.packaged();
    private static final String VA =
            """
            {"partnerServiceId":"   19008","customerNo":"1","virtualAccountNo":"   190081",
            "virtualAccountName":"Name","trxId":"INV-1",
            "totalAmount":{"value":"11500.00","currency":"IDR"},
            "additionalInfo":{"channel":"VIRTUAL_ACCOUNT_BCA"},"virtualAccountTrxType":"C"}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'11500.00' | '11500' | totalAmount.value | two decimals",
                "'11500.00' | '0.99' | totalAmount.value | 1.00 or more",
                "'11500.00' | '12345678901234567.00' | totalAmount.value | two decimals",
                "'11500.00' | 11500 | totalAmount.value | must be a text like",
                "'value':'11500.00', | | totalAmount.value | is missing",
                "'IDR' | 'USD' | totalAmount.currency | must be one of IDR",
                "'VIRTUAL_ACCOUNT_BCA' | 'EMONEY_OVO_SNAP' | additionalInfo.channel | be one of",
                "'   19008','c | '19008','c | partnerServiceId | at least 8 characters",
                "'1','v | 'x','v | customerNo | digits only",
                "'1','v | {},'v | customerNo | must be text of digits, is an object",
                "'trxId':'INV-1', | | trxId | is missing",
                "'INV-1' | '' | trxId | is empty",
                "'INV-1' | null | trxId | is missing",
                "{'channel':'VIRTUAL_ACCOUNT_BCA'} | 7 | additionalInfo | must be an object",
                "'C' | 'C','CHANNEL-ID':'TOOLONG' | CHANNEL-ID | at most 5 characters"
            })
    void namesPathAndRule(String right, String wrong, String path, String rule) throws Exception {
        String json = VA.replace('"', '\'');
        assertEquals(List.of(), check("snap-va-create", json).violations());
        assertFalse(!json.contains(right), right);
        List<Violation> violations =
                check("snap-va-create", json.replace(right, wrong == null ? "" : wrong))
                        .violations();
        assertEquals(List.of(path), violations.stream().map(Violation::field).toList());
        assertEquals(true, violations.get(0).rule().contains(rule), violations.get(0).rule());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DIRECT_DEBIT_BRI_SNAP | |",
                "DIRECT_DEBIT_CIMB_SNAP | | additionalInfo.remarks",
                "EMONEY_OVO_SNAP | | payOptionDetails",
                "EMONEY_OVO_SNAP | CASH |",
                "EMONEY_OVO_SNAP | BALANCE | payOptionDetails[0].payMethod",
                "DIRECT_DEBIT_MANDIRI_SNAP | POINT |"
            })
    void holdsAPaymentAgainstTheRulesOfItsChannel(String channel, String method, String path)
            throws Exception {
        String options =
                "'payOptionDetails':[{'payMethod':'%s','transAmount':{}}],".formatted(method);
        String call =
                ("{'partnerReferenceNo':'INV-0001',%s'amount':{'value':'10000.00',"
                                + "'currency':'IDR'},'additionalInfo':{'channel':'%s',"
                                + "'successPaymentUrl':'https://a','failedPaymentUrl':'https://b'}}")
                        .formatted(method == null ? "" : options, channel);
        assertEquals(
                path == null ? List.of() : List.of(path),
                check("snap-dd-payment", call).violations().stream()
                        .map(Violation::field)
                        .toList());
        List<String> tooLong =
                check("snap-dd-payment", call.replace("INV-0001", "INV-000100001"))
                        .violations()
                        .stream()
                        .map(Violation::field)
                        .toList();
        boolean narrow = channel.contains("BRI") || channel.contains("CIMB");
        assertEquals(narrow, tooLong.contains("partnerReferenceNo"), channel);
    }

    @Test
    void reportsEverythingAtOnce() throws Exception {
        List<Violation> violations = check("card-charge", "{'order':{'amount':'x'}}").violations();
        assertEquals(
                List.of("order.invoice_number", "order.amount", "payment.type"),
                violations.stream().map(Violation::field).toList());
    }

    @Test
    void onlyWarnsOfANameThatLooksLikeASlip() throws Exception {
        String slip = VA.replace('"', '\'').replace("'trxId':", "'trxid':'x','trxId':");
        Findings findings = check("snap-va-create", slip);
        assertEquals(List.of(), findings.violations());
        assertEquals(List.of("trxid"), findings.warnings().stream().map(Violation::field).toList());
    }

    @Test
    void keepsASecretToItself() throws Exception {
        String call =
                "{'otp':'1','action':'otpPayment','additionalInfo':{'channel':'4111111111111111'}}";
        assertFalse(
                check("snap-dd-otp-verification", call).toString().contains("4111111111111111"));
        Operation charge = CATALOGUE.find("card-charge").orElseThrow();
        for (String path : List.of("card.number", "card.cvv", "card.expiry")) {
            assertEquals(
                    true,
                    charge.fields().stream()
                            .anyMatch(field -> field.path().equals(path) && field.sensitive()));
        }
    }

    @Test
    void turnsTextsAndNumbersIntoWhatTheFieldsWant() throws Exception {
        ObjectNode payload = json("{'refund':{'amount':'90000'},'order':{'invoice_number':'I'}}");
        new PayloadRules(operation("card-refund")).coerce(payload);
        assertEquals(true, payload.at("/refund/amount").isNumber());
        ObjectNode number = json("{'customerNo':6}");
        new PayloadRules(operation("snap-va-create")).coerce(number);
        assertEquals("6", number.get("customerNo").textValue());
    }

    private static Findings check(String operation, String json) throws JsonProcessingException {
        return new PayloadRules(operation(operation)).check(json(json));
    }

    private static Operation operation(String name) {
        return CATALOGUE.find(name).orElseThrow();
    }

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
