package io.github.dokucamel.told;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final Set<String> KNOWN =
            Set.of("amount", "invoice_number", "callback_url", "customer.email", "revision");

    @ParameterizedTest
    @CsvSource({
        "ammount, amount",
        "invoiceNumber, invoice_number",
        "invoice, invoice_number",
        "Callback-URL, callback_url",
        "email, customer.email"
    })
    void findsWhatWasMeant(String written, String meant) {
        assertEquals(Optional.of(meant), NearestName.of(written, KNOWN));
    }

    @Test
    void doesNotGuessWildly() {
        assertEquals(Optional.empty(), NearestName.of("payment", KNOWN));
        assertEquals(Optional.empty(), NearestName.of("", KNOWN));
        assertEquals(Optional.empty(), NearestName.of("a".repeat(10_000), KNOWN));
    }
}
