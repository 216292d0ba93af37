package io.github.dokucamel.ledger.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderMarksTest {

    private static OrderMarks marks(String merchant, String number, String phone, String email) {
        var json = OrderJson.mapper().createObjectNode();
        json.put("merchant", merchant).put("invoice_number", number).put("amount", 90_000);
        json.putObject("customer").put("phone", phone).put("email", email);
        return OrderMarks.of(merchant, OrderJson.bind(json, Order.class));
    }

    @ParameterizedTest
    @CsvSource({
        "000955, 955, true",
        "FJ/2026/007, fj/2026/7, true",
        "INV 7, INV7, true",
        "INV-70, INV-7, false",
        "INV-1007, INV-107, false",
        "0, 00, true"
    })
    void aNumberIsNearAnotherByZerosLettersAndBlanksOnly(String one, String other, boolean near) {
        assertEquals(near, OrderMarks.near(one).equals(OrderMarks.near(other)));
    }

    @Test
    void aCustomerIsTheSameHoweverItIsSpelled() {
        OrderMarks one = marks("default", "A", "0812-3456-789", "Siti@Contoh.co.id ");
        OrderMarks other = marks("default", "B", "+62 8123456789", "siti@contoh.co.id");
        assertEquals(one.samePhone(), other.samePhone());
        assertEquals(one.sameEmail(), other.sameEmail());
        assertNotEquals(one.nearNumber(), other.nearNumber());
        assertNotEquals(one.sameEmail(), marks("toko", "A", null, "siti@contoh.co.id").sameEmail());
        assertNull(marks("default", "A", null, "a@b.co").samePhone());
    }
}
