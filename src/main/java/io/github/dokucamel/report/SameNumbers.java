package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchFindings;
import io.github.dokucamel.ledger.BatchFindings.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file that have one number and differ in their amount alone: they may be items of one bill,
 * and which of them is kept would then bill too little.
 */
final class SameNumbers {

    private static final class Group {
        private long sum;
        private boolean isAmount;
        private boolean isOther;

        void add(Row row) {
            if (row.against() == null && row.other() != null) {
                return;
            }
            if (row.amount() == null) {
                isOther = true;
            } else {
                sum += row.amount();
            }
            String message = row.message();
            isAmount |= WhatDiffers.isAmountAlone(message);
            isOther |=
                    row.what().equals("conflict")
                            && !WhatDiffers.in(message).isEmpty()
                            && !WhatDiffers.isAmountAlone(message);
        }

        Optional<Long> together() {
            return isAmount && !isOther ? Optional.of(sum) : Optional.empty();
        }
    }

    private final BatchFindings findings;
    private final long batchId;
    private final Map<String, Optional<Long>> sums = new HashMap<>();

    SameNumbers(BatchFindings findings, long batchId) {
        this.findings = findings;
        this.batchId = batchId;
    }

    /** What the rows of that number come to, where they may be items of one bill; else null. */
    @Nullable Long together(@Nullable String number) {
        return number == null ? null : sums.computeIfAbsent(number, this::ask).orElse(null);
    }

    private Optional<Long> ask(String number) {
        Group group = new Group();
        findings.numbered(batchId, number, group::add);
        return group.together();
    }
}
