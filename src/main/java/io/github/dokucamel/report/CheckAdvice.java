package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchFindings.Found;
import io.github.dokucamel.report.book.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a clerk does about a file that was checked, in numbered steps; none about a sheet that has nothing on it. */
record CheckAdvice(PaperWords words, Found found, CheckJson.Sums sums) {

    void write(Sheet sheet) {
        boolean waits = sums.toConfirm().count() > 0;
        List<String> steps = new ArrayList<>();
        if (waits || sums.toFix().count() > 0) {
            steps.add("look");
            steps.add(found.isCancelled() ? "cancelled" : "correct");
        }
        steps.add(waits && !found.isCancelled() ? "confirm" : "status");
        if (found.isToApprove()) {
            steps.add("approve");
        }
        long total = found.ready().total();
        for (String step : steps) {
            String text =
                    words.of(
                            "check.step." + step,
                            "file",
                            found.name(),
                            "sum",
                            PaperWords.shown(BigDecimal.valueOf(total)),
                            "total",
                            Long.toString(total));
            sheet.addAcross(steps.indexOf(step) + 1 + ". " + text);
        }
    }
}
