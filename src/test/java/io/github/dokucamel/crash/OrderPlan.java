package io.github.dokucamel.crash;

import io.github.dokucamel.crash.Planned.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The orders of one run, from its seed: most are good, some are not. */
final class OrderPlan {

    /** The gateway refuses invoice numbers that start like this. */
    static final String REFUSED = "NO-";

    private final String prefix;
    private final Random random;
    private final List<Planned> firsts = new ArrayList<>();
    private int count;

    OrderPlan(String prefix, Random random) {
        this.prefix = prefix;
        this.random = random;
    }

    List<Planned> next(int orders) {
        List<Planned> planned = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            planned.add(next());
        }
        return planned;
    }

    private Planned next() {
        int dice = random.nextInt(100);
        if (dice < 8 && !firsts.isEmpty()) {
            Planned earlier = firsts.get(random.nextInt(firsts.size()));
            return dice < 4
                    ? new Planned(earlier.invoiceNumber(), earlier.amount(), Kind.TWIN)
                    : new Planned(earlier.invoiceNumber(), earlier.amount() + 1, Kind.OTHER);
        }
        String number = prefix + "-" + ++count;
        if (dice < 11) {
            return new Planned(number, 0, Kind.INVALID);
        }
        Planned first =
                dice < 15
                        ? new Planned(REFUSED + number, 5000 + 10L * count, Kind.REFUSED)
                        : new Planned(number, 5000 + 10L * count, Kind.GOOD);
        firsts.add(first);
        return first;
    }
}
