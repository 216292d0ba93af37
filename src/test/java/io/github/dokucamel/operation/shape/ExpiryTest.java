package io.github.dokucamel.operation.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.operation.check.OrderDefaults;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.signature.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day on which an order is due, and until when it can be paid at DOKU. */
class ExpiryTest {

    private static final Catalogue CATALOGUE = Catalogues.packaged();
    private static final MapOrder MAPPER = new MapOrder(CATALOGUE);
    private static final String BIN =
            "{\"partnerServiceId\":\"19008\",\"additionalInfo\":{\"channel\":\"VIRTUAL_ACCOUNT_BCA\"}}";

    private static final ZonedDateTime MORNING =
            ZonedDateTime.parse("2026-11-30T08:00:30+07:00[Asia/Jakarta]");

    private static CheckedOrder check(ZonedDateTime now, String operation, String members) {
        String json =
                """
                {"operation":"%s","invoice_number":"INV-1","amount":90000,
                 "customer":{"name":"Anton","email":"a@b.id"},%s}"""
                        .formatted(operation, members);
        try {
            ObjectNode tree = (ObjectNode) OrderJson.read(json.getBytes(StandardCharsets.UTF_8));
            return new CheckOrder(
                            CATALOGUE,
                            OrderRules.defaults(),
                            OrderDefaults.NONE,
                            merchant -> true,
                            DokuNumbers.DEFAULT,
                            () -> now)
                    .check(RawOrder.read(1, tree));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode sent(ZonedDateTime now, CheckedOrder checked) {
        assertTrue(checked.isValid(), checked.violations().toString());
        byte[] body = MAPPER.map(checked.order(), null, "id", Secret.of("k"), now).body();
        return OrderJson.read(body, ObjectNode.class);
    }

    private static JsonNode minutes(ZonedDateTime now, String operation, String members) {
        return sent(now, check(now, operation, members)).at("/virtual_account_info/expired_time");
    }

    private static String due(String day) {
        return "\"due_date\":\"" + day + "\"";
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30, 959", "2026-12-01, 2399", "2027-01-29, 87359"})
    void theDayBecomesTheMinutesToItsEnd(String day, int minutes) {
        assertEquals(minutes, minutes(MORNING, "va-bca", due(day)).asInt());
    }

    @Test
    void itsEndIsThatOfTheZone() {
        ZonedDateTime late = ZonedDateTime.parse("2026-11-30T23:59:30+07:00[Asia/Jakarta]");
        assertEquals(1, minutes(late, "va-bca", due("2026-11-30")).asInt());
        ZonedDateTime same = ZonedDateTime.parse("2026-11-30T16:59:30Z[UTC]");
        assertEquals(420, minutes(same, "va-bca", due("2026-11-30")).asInt());
    }

    @Test
    void minutesThatAreGivenCountAlone() {
        String both = due("2026-12-01") + ",\"expires_in_minutes\":30";
        assertEquals(30, minutes(MORNING, "va-bca", both).asInt());
    }

    @ParameterizedTest
    @CsvSource({"2026-12-05, 2026-12-05T23:59:59+07:00", "2027-11-30, 2027-11-30T23:59:59+07:00"})
    void snapHasTheTimeItself(String day, String time) {
        CheckedOrder checked = check(MORNING, "snap-va-bca", due(day) + ",\"extra\":" + BIN);
        assertEquals(time, sent(MORNING, checked).path("expiredDate").asText());
    }

    @Test
    void whatTheOperationAllowsIsTheMost() {
        String extra = ",\"extra\":{\"merchantId\":\"1\",\"terminalId\":\"1\"}";
        CheckedOrder qris = check(MORNING, "qris", due("2027-11-30") + extra);
        String until = sent(MORNING, qris).path("validityPeriod").asText();
        assertEquals("2026-12-30T08:00:30+07:00", until);
        CheckedOrder checkout = check(MORNING, "checkout", due("2036-11-30"));
        assertEquals(999_999, sent(MORNING, checkout).at("/payment/payment_due_date").asInt());
    }

    @ParameterizedTest
    @CsvSource({"va-bca, holds", "payment-page, Correct it."})
    void aDayThatIsOverIsToldAndNeverSent(String operation, String words) {
        CheckedOrder checked = check(MORNING, operation, due("2026-11-29"));
        assertTrue(checked.warnings().toString().contains("2026-11-29 is in the past"));
        assertTrue(checked.warnings().toString().contains(words), checked.warnings().toString());
        assertTrue(sent(MORNING, checked).at("/virtual_account_info/expired_time").isMissingNode());
        assertFalse(
                check(MORNING, operation, due("2026-11-30"))
                        .warnings()
                        .toString()
                        .contains("past"));
    }

    @Test
    void aDayThatEndedWhileTheOrderWaitedIsNotSent() {
        CheckedOrder checked = check(MORNING, "va-bca", due("2026-11-30"));
        JsonNode later = sent(MORNING.plusDays(1), checked);
        assertTrue(later.at("/virtual_account_info/expired_time").isMissingNode());
    }

    @Test
    void ordersThatAreDueOnOtherDaysAreOthersWhereverTheDayIsSent() {
        String first = check(MORNING, "va-bca", due("2026-12-01")).contentDigest();
        assertNotEquals(first, check(MORNING, "va-bca", due("2026-12-02")).contentDigest());
        assertEquals(
                first, check(MORNING.plusDays(9), "va-bca", due("2026-12-01")).contentDigest());
        String page = check(MORNING, "payment-page", due("2026-12-01")).contentDigest();
        assertEquals(page, check(MORNING, "payment-page", due("2026-12-02")).contentDigest());
    }
}
