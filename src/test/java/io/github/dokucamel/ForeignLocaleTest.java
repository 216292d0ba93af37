package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.signature.ExternalId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine whose language has digits of its own sends and keeps what every other one does. */
class ForeignLocaleTest {

    private final Locale usual = Locale.getDefault();

    @TempDir Path data;

    @AfterEach
    void putBack() {
        Locale.setDefault(usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR"})
    void writesAsciiDigitsAndKnowsAnOldCopyOfTheLedger(String language) throws Exception {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertTrue(!String.format("%d", 1).equals("1"), "this language has digits of its own");
        assertTrue(
                new ExternalId(Clock.systemUTC(), new SecureRandom()).next().matches("[0-9]{28}"));
        Path ledger = data.resolve("ledger.db");
        try (SnapGateway gateway = new SnapGateway()) {
            order(gateway, "SNAP-1");
            byte[] older = Files.readAllBytes(ledger);
            order(gateway, "SNAP-2");
            assertEquals(2, gateway.calls(SnapGateway.CREATE).size());
            for (Call call : gateway.calls()) {
                assertTrue(call.headers().toString().matches("\\p{ASCII}*"), call.toString());
            }
            Files.write(ledger, older);
            try (Installation again = gateway.installation(data).start()) {
                String told = Files.readString(data.resolve("ledger.db.lock"));
                assertTrue(told.matches("\\p{ASCII}*"), told);
                assertTrue(again.bundle().ledger().askingFirstSince().isPresent());
            }
        }
    }

    private void order(SnapGateway gateway, String invoiceNumber) throws Exception {
        try (Installation doku = gateway.installation(data).start()) {
            assertEquals(
                    "accepted",
                    doku.order(SnapGateway.order(invoiceNumber)).get("outcome").asText());
        }
    }
}
