package io.github.dokucamel.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.corpus.Verdicts.Verdict;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeFileName;
import io.github.dokucamel.told.CardNumbers;
import io.github.dokucamel.told.Violation;
import java.nio.file.Path;
import java.time.Instant;

/** What holds for every order, whatever somebody wrote. */
public final class Promises {

    private static final int LONGEST_MESSAGE = 1000;
    private static final Path OUTBOX = Path.of("outbox").toAbsolutePath();

    private Promises() {}

    static void hold(Verdict verdict) {
        assertTrue(verdict.line() > 0, "an order of a file starts at a line");
        hold(verdict.order());
    }

    public static void hold(CheckedOrder order) {
        for (Violation violation : order.violations()) {
            assertFalse(violation.field().isBlank());
            assertFalse(violation.rule().isBlank());
            assertFalse(violation.remedy().isBlank());
            holdOf(violation.message());
        }
        order.warnings().forEach(Promises::holdOf);
        assertEquals(order.isValid(), order.order() != null);
        String name = OutcomeFileName.of(document(order), true);
        assertTrue(name.matches("[A-Za-z0-9_%-][A-Za-z0-9._%-]*"), name);
        assertTrue(name.length() <= 255, name);
        assertEquals(OUTBOX, OUTBOX.resolve(name).normalize().getParent());
    }

    /** A message is short, on one line, and gives nothing away. */
    public static void holdOf(String message) {
        assertTrue(message.length() <= LONGEST_MESSAGE, () -> message.length() + " characters");
        assertFalse(message.chars().anyMatch(Character::isISOControl), message);
        assertFalse(CardNumbers.isIn(message), "a card number in a message");
    }

    private static OutcomeDocument document(CheckedOrder order) {
        return new OutcomeDocument(
                "D-1",
                order.invoiceNumber(),
                order.merchant(),
                order.operation(),
                order.revision(),
                Outcome.INVALID.text(),
                false,
                null,
                null,
                null,
                null,
                0,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
