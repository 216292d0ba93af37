package io.github.dokucamel.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.OrderJson;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the bills of a report come to: by status, by the week in which they came, by age. */
final class BillTotals {

    private final LocalDate today;
    private final Map<BillStatus, Sums> statuses = new EnumMap<>(BillStatus.class);
    private final Map<Age, Sums> ages = new EnumMap<>(Age.class);
    private final SortedMap<LocalDate, Sums> weeks = new TreeMap<>();
    private final SortedMap<LocalDate, BigDecimal> cameIn = new TreeMap<>();

    private Sums again = Sums.NONE;

    BillTotals(LocalDate today) {
        this.today = today;
    }

    void add(BillLine line) {
        statuses.merge(line.status(), line.sums(), Sums::plus);
        if (line.sums().open().signum() > 0) {
            ages.merge(Age.of(line, today), line.sums(), Sums::plus);
        }
        LocalDate week = monday(line.received());
        weeks.merge(week, line.sums(), Sums::plus);
    }

    /** Of a bill so much came a second time. */
    void paidAgain(BigDecimal rupiah) {
        again = again.plus(Sums.ofPaid(rupiah));
    }

    Sums paidAgain() {
        return again;
    }

    /** For a bill of whatever week; of every one all that was paid for it. */
    void cameIn(LocalDate day, BigDecimal rupiah) {
        weeks.putIfAbsent(monday(day), Sums.NONE);
        cameIn.merge(monday(day), rupiah, BigDecimal::add);
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    Map<BillStatus, Sums> statuses() {
        return statuses;
    }

    Sums age(Age age) {
        return ages.getOrDefault(age, Sums.NONE);
    }

    /** By their Mondays. */
    SortedMap<LocalDate, Sums> weeks() {
        return weeks;
    }

    /** In the week of that Monday, for bills of whatever week. */
    BigDecimal cameIn(LocalDate monday) {
        return cameIn.getOrDefault(monday, BigDecimal.ZERO);
    }

    Sums all() {
        return statuses.values().stream().reduce(Sums.NONE, Sums::plus);
    }

    /** The same for a program. */
    ObjectNode json() {
        ObjectNode json = OrderJson.mapper().createObjectNode();
        all().write(json);
        again.write(json.putObject("paid_twice"));
        ArrayNode byStatus = json.putArray("statuses");
        statuses.forEach((one, sums) -> sums.write(byStatus.addObject().put("status", one.key())));
        ArrayNode byWeek = json.putArray("weeks");
        weeks.forEach((monday, sums) -> sums.write(byWeek.addObject().put("from", "" + monday)));
        ArrayNode byAge = json.putArray("due");
        for (Age age : Age.values()) {
            age(age).write(byAge.addObject().put("age", age.key()));
        }
        return json;
    }
}
