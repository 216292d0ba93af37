package io.github.dokucamel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of fields and the records that hold them say the same. */
class OrderFieldTest {

    /** A row without a component would be read and forgotten. */
    @Test
    void everyFieldIsAComponentOfTheRecordItBelongsTo() {
        assertEquals(components(Order.class), named(OrderField.members("").keySet()));
        assertEquals(components(Customer.class), named(OrderField.members("customer.").keySet()));
        assertEquals(components(Theme.class), named(OrderField.members("theme.").keySet()));
        assertEquals(
                components(LineItem.class), named(OrderField.members(OrderField.ITEMS).keySet()));
    }

    @Test
    void everyValueHasAColumn() {
        assertTrue(OrderField.columns().contains("customer.email"));
        assertTrue(OrderField.columns().contains("item.price"));
        assertEquals(
                OrderField.ALL.size(),
                OrderField.columns().size() + 2,
                "all but the members that only DOKU has a name for, of the order and of an item");
        assertTrue(OrderField.columns().containsAll(OrderField.keyColumns()));
    }

    /** By them rows of a file become one order, and DOKU's own body is taken apart. */
    @Test
    void theKeyAndDokusOwnBodyAreAsTheyWere() {
        assertEquals(
                Set.of("merchant", "operation", "invoice_number", "revision"),
                OrderField.keyColumns());
        assertEquals(
                Set.of(
                        "invoice_number",
                        "amount",
                        "line_items",
                        "callback_url",
                        "failed_url",
                        "auto_redirect",
                        "session_id"),
                OrderField.inOrder());
    }

    private static Set<String> named(Collection<String> names) {
        return new HashSet<>(names);
    }

    private static Set<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName().replaceAll("([A-Z])", "_$1"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
