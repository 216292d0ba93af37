package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.sql.BusinessKey.Owner;
import io.github.dokucamel.order.Differences;
import io.github.dokucamel.told.Shown;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/** What is said of the order that was there first to whoever brings it again. */
record Earlier(Owner owner, NewOrder again) {

    private static final int LONGEST_NAME = 100;

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd 'at' HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    static Earlier of(Owner owner, NewOrder again) {
        return new Earlier(owner, again);
    }

    /** Where the earlier one came from and when; starts with a blank and ends with a full stop. */
    String place() {
        String at = owner.line() > 0 ? "line " + owner.line() + " of " : "";
        String from =
                isOfTheSameFile()
                        ? at + "the same file"
                        : owner.sourceName() == null
                                ? owner.intake()
                                : at + Shown.of(owner.sourceName(), LONGEST_NAME);
        return " The earlier one came from %s on %s."
                .formatted(from, WHEN.format(Instant.ofEpochMilli(owner.receivedAt())));
    }

    /** The same, and what is different now, also where that is not sent. */
    String differences() {
        byte[] content = Objects.requireNonNull(again.checked().content());
        if (owner.content() == null || Arrays.equals(owner.content(), content)) {
            return place();
        }
        Differences differences = Differences.between(owner.content(), content);
        String words = differences.inWords();
        String parts =
                isOfTheSameFile() && differences.areOfItems()
                        ? " The rows of one order have to follow each other."
                        : "";
        return place() + (words.isEmpty() ? "" : " What differs: " + words + ".") + parts;
    }

    /** Its place in its file, as a person finds it there. */
    String row() {
        return owner.sourceRow() == null ? "line " + owner.line() : "row " + owner.sourceRow();
    }

    boolean isOfTheSameFile() {
        return owner.batchId() != null
                && again.source().batch() != null
                && owner.batchId() == again.source().batch().id();
    }
}
