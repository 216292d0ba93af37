package io.github.dokucamel.report;

import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.ledger.Revised;
import io.github.dokucamel.ledger.Revised.Newest;
import io.github.dokucamel.told.Reasons;
import io.github.dokucamel.told.Violation;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a status report says of a row in words. */
record StatusWords(PaperWords words) {

    /** Of a bill that money is still to come for. */
    private static final Set<String> TO_BE_PAID =
            Set.of("waiting", "pending", "held", "unresolved", "unpaid", "failed");

    String word(StatusLine line) {
        String own = words.of("status." + line.status().key());
        BillStatus paying = line.paying();
        if (paying == null) {
            return own;
        }
        return words.of(
                line.status() == BillStatus.DUPLICATE ? "status.duplicate_of" : "status.revision",
                "revision",
                revision(line),
                "status",
                words.of("status." + paying.key()));
    }

    private static String revision(StatusLine line) {
        Revised revised = line.row().revised();
        return revised == null ? "" : Objects.toString(revised.counts().told().revision());
    }

    /** In the language of those who read it; what DOKU says stays in its words. Null for nothing. */
    @Nullable String problem(StatusLine line) {
        String said =
                Stream.concat(Stream.of(newer(line), reason(line)), doubts(line))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(". "));
        return said.isEmpty() ? null : said;
    }

    /** Which bill is to be paid, where this one is not. */
    private @Nullable String newer(StatusLine line) {
        Revised revised = line.row().revised();
        if (revised == null) {
            return null;
        }
        Newest newest = revised.newest();
        if (newest == null) {
            return revised.isElsewhere()
                    ? words.of("status.paid_before", "revision", revision(line))
                    : null;
        }
        return words.of(
                TO_BE_PAID.contains(newest.status()) ? "status.newer.pay" : "status.newer",
                "revision",
                Integer.toString(newest.revision()),
                "status",
                Reasons.words("state", newest.status(), words.language()));
    }

    /** What a person has to look at, as the report over all files names it. */
    private Stream<@Nullable String> doubts(StatusLine line) {
        return line.received() == null || line.status() == BillStatus.DUPLICATE
                ? Stream.empty()
                : line.received().doubts().stream().map(doubt -> words.of("look." + doubt));
    }

    private @Nullable String reason(StatusLine line) {
        ReportRow row = line.row();
        if (row.repair() != null) {
            boolean isRepaired = line.status() == BillStatus.REPAIRED;
            return words.of(
                    isRepaired ? "status.repaired.by" : "status.left_out.by", "file", row.repair());
        }
        return row.errorMessage() == null || line.status() == BillStatus.DUPLICATE
                ? null
                : words.told(Violation.inTable(row.wrong(), row.errorMessage(), words.language()));
    }
}
