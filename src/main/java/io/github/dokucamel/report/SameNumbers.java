package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchFindings.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file that have one number and differ in their amount alone: they may be items of one bill,
 * and which of them is kept would then bill too little.
 */
final class SameNumbers {

    /** Numbers that are remembered. */
    private static final int MOST = 10_000;

    private static final class Group {
        long sum;
        boolean isAmount;
        boolean isOther;
    }

    private final Map<String, Group> groups = new HashMap<>();

    /** A row that is to be fixed. */
    void add(Row row) {
        boolean isBeside = row.against() != null || row.other() == null;
        if (row.invoiceNumber() == null || !isBeside) {
            return;
        }
        Group group = groups.get(row.invoiceNumber());
        if (group == null) {
            if (groups.size() >= MOST) {
                return;
            }
            group = new Group();
            groups.put(row.invoiceNumber(), group);
        }
        if (row.amount() == null) {
            group.isOther = true;
        } else {
            group.sum += row.amount();
        }
        String message = row.message();
        group.isAmount |= WhatDiffers.isAmountAlone(message);
        group.isOther |=
                row.what().equals("conflict")
                        && !WhatDiffers.in(message).isEmpty()
                        && !WhatDiffers.isAmountAlone(message);
    }

    /** What the rows of that number come to, where they may be items of one bill; else null. */
    @Nullable Long together(@Nullable String number) {
        Group group = number == null ? null : groups.get(number);
        return group == null || !group.isAmount || group.isOther ? null : (Long) group.sum;
    }
}
