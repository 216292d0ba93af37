package io.github.dokucamel.rest;

import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.told.Figures;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.util.ArrayList;
import java.util.List;

/** What a person still has to do about a batch. */
final class BatchToDo {

    private static final int LONGEST_NAME = 255;

    private BatchToDo() {}

    /** For each of {@link BatchView#waitsFor} how it is given. */
    static List<Why> of(BatchView batch) {
        List<Why> all = new ArrayList<>();
        String name = Shown.of(batch.name(), LONGEST_NAME);
        if (batch.waitsFor().contains("approval")) {
            long total = batch.ready().total();
            all.add(
                    Why.of(
                            "batch_waits_approval",
                            "batch",
                            name,
                            "orders",
                            batch.ready().count(),
                            "is",
                            Figures.count(total, Language.EN),
                            "total",
                            total));
        }
        if (batch.waitsFor().contains("confirmation")) {
            all.add(Why.of("batch_waits_rows", "batch", name, "rows", batch.waitingRows()));
        }
        return all;
    }
}
