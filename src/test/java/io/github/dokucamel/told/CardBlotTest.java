package io.github.dokucamel.told;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardBlotTest {

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, 411111******1111",
        "card 4111-1111-1111-1111 refused, card 411111******1111 refused",
        "378282246310005 and 5555 5555 5555 4444, 378282*****0005 and 555555******4444",
        "3782 822463 10005, 378282*****0005",
        "x4222222222222y, x422222***2222y",
        "\uff14111111111111111, 411111******1111",
        "Rp 90000 4111111111111111, Rp 90000 411111******1111",
        "90000 4111 1111 1111 1111, 90000 411111******1111"
    })
    void blotsACardNumberOutOfAText(String text, String blotted) {
        assertEquals(blotted, CardBlot.of("description", text));
        assertEquals(blotted, CardBlot.of(null, text));
    }

    /** Too long or too short for its scheme, no check digit, masked, a phone, a NIK, a day. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "41111111111111111",
                "411111******1111",
                "4111 11XX XXXX 1111",
                "6281287458232",
                "3674011203900003",
                "20230106062714",
                "1900800000000000000000001",
                "INV-20261122-0001",
                "9360000812345678",
                ""
            })
    void leavesEverythingElse(String text) {
        assertEquals(text, CardBlot.of(null, text));
        assertEquals(text, CardBlot.of("card_number", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoice_number",
                "virtualAccountNo",
                "virtual_account_number",
                "trxId",
                "paymentRequestId",
                "original_request_id",
                "originalReferenceNo",
                "customerNo",
                "custIdMerchant",
                "phone",
                "approvalCode",
                "REFERENCE_NUMBER",
                "rrn"
            })
    void leavesWhatIsAnotherNumberByItsName(String member) {
        assertEquals("4111111111111111", CardBlot.of(member, "4111111111111111"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "card_number",
                "cardNo",
                "masked_card_id",
                "pan",
                "CUSTOMERPAN",
                "senderName",
                "virtualAccountName",
                "message",
                "whatever"
            })
    void looksAtCardsAndAtTexts(String member) {
        assertEquals("411111******1111", CardBlot.of(member, "4111111111111111"));
    }
}
