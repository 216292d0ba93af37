package io.github.dokucamel.report;

import io.github.dokucamel.signature.AsciiCase;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How long a bill with money still to come is due. */
enum Age {
    NOT_YET,
    /** Not late before the day is over. */
    TODAY,
    WEEK,
    MONTH,
    OLDER,
    NO_DATE;

    private static final int DAYS_OF_A_WEEK = 7;
    private static final int DAYS_OF_A_MONTH = 30;

    static Age of(BillLine line, LocalDate today) {
        if (line.due() == null) {
            return NO_DATE;
        }
        long late = daysLate(line.due(), today);
        if (late < 0) {
            return NOT_YET;
        }
        if (late == 0) {
            return TODAY;
        }
        return late <= DAYS_OF_A_WEEK ? WEEK : late <= DAYS_OF_A_MONTH ? MONTH : OLDER;
    }

    /** 0 on the day itself; negative before it. */
    static long daysLate(LocalDate due, LocalDate today) {
        return ChronoUnit.DAYS.between(due, today);
    }

    /** Whether its bills are listed one by one. */
    boolean isListed() {
        return this == WEEK || this == MONTH || this == OLDER;
    }

    /** As in the table of words. */
    String key() {
        return AsciiCase.lower(name());
    }
}
