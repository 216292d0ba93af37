package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchFindings.Other;
import io.github.dokucamel.ledger.BatchFindings.Row;
import io.github.dokucamel.told.Reasons;
import io.github.dokucamel.told.Why;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a row that stands against another one under its number, or repeats it.
 *
 * @param columns headers by the fields that are read from them
 */
record NumberEntry(Map<String, String> columns, PaperWords words) {

    private static final String NUMBER = "invoice_number";

    /**
     * @param together what the rows of its number come to, where they may be items of one bill
     */
    CheckEntry of(Row row, @Nullable Long together) {
        if (row.against() != null) {
            return beside(row, row.against(), together);
        }
        return row.what().equals("duplicate") ? repeated(row) : conflict(row);
    }

    private CheckEntry beside(Row row, long against, @Nullable Long together) {
        String other = Long.toString(against);
        if (together == null) {
            String place = words.of("check.first.row", "row", other);
            return entry(
                    row,
                    "conflict",
                    Why.of("conflict_in_file", "places", place).rule(words.language()),
                    words.of("check.conflict_in_file.remedy"));
        }
        String sum = PaperWords.shown(BigDecimal.valueOf(together));
        return entry(
                row,
                "conflict",
                words.of("check.conflict_amounts", "row", other, "sum", sum),
                words.of("check.conflict_amounts.remedy", "sum", sum));
    }

    private CheckEntry repeated(Row row) {
        Other other = row.other();
        String code =
                other == null ? "repeated_unsent" : other.waits() ? "repeated_waits" : "repeated";
        String place = other == null ? "" : Long.toString(other.row());
        String differs = WhatDiffers.in(row.message(), words);
        String message = words.of("check." + code, "row", place);
        return differs.isEmpty()
                ? entry(row, code, message, words.of("check." + code + ".remedy"))
                : entry(
                        row,
                        code,
                        message + words.of("check.repeated_differs", "what", differs),
                        words.of("check.repeated_differs.remedy"));
    }

    private CheckEntry conflict(Row row) {
        String told = WhatDiffers.from(row.message(), words);
        return told.isEmpty()
                ? otherwise(row)
                : entry(
                        row,
                        "conflict",
                        words.of("check.conflict") + told,
                        words.of("check.conflict.remedy"));
    }

    /** What is wrong, and from the second sentence on what to do. */
    private CheckEntry otherwise(Row row) {
        String[] told =
                row.message() == null
                        ? new String[0]
                        : Reasons.words("message", row.message(), words.language())
                                .split("\\. ", 2);
        return entry(
                row,
                "conflict",
                told.length == 0 ? words.of("check.conflict") : told[0],
                told.length < 2 ? words.of("check.conflict.remedy") : told[1]);
    }

    private CheckEntry entry(Row row, String code, String message, String remedy) {
        return CheckEntry.of(row, columns, NUMBER, row.invoiceNumber(), code, message, remedy);
    }
}
