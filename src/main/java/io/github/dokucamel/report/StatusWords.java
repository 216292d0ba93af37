package io.github.dokucamel.report;

import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.told.Violation;
import org.jspecify.annotations.Nullable;

/** What a status report says of a row in words. */
record StatusWords(PaperWords words) {

    /**
     * @param paying of a duplicate, where the payment of the order that it repeats stands; else null
     */
    String word(BillStatus status, @Nullable BillStatus paying) {
        return paying == null
                ? words.of("status." + status.key())
                : words.of("status.duplicate_of", "status", words.of("status." + paying.key()));
    }

    /** In the language of those who read it; what DOKU says stays in its words. */
    @Nullable String problem(ReportRow row, BillStatus status) {
        if (row.repair() != null) {
            boolean isRepaired = status == BillStatus.REPAIRED;
            return words.of(
                    isRepaired ? "status.repaired.by" : "status.left_out.by", "file", row.repair());
        }
        return row.errorMessage() == null
                ? null
                : words.told(Violation.inTable(row.wrong(), row.errorMessage(), words.language()));
    }
}
