package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.table.AmountCell.Style;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How most of a column's cells are written; by it the odd ones are known. */
final class Profile {

    /** So many of a width are needed before one that is shorter has lost something. */
    private static final int ENOUGH = 3;

    private static final double MOST = 0.5;
    private static final int DIGITS_OF_A_GROUP = 3;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DECIMALS = Pattern.compile("[.,][0-9]{2}\\s*$");

    private final Header header;
    private final Map<Integer, Map<Style, Integer>> styles = new TreeMap<>();
    private final Map<Integer, Integer> widths = new TreeMap<>();
    private final Map<Integer, Integer> widthsWithZero = new TreeMap<>();
    private final Map<Integer, Style> usual = new TreeMap<>();
    private final Set<Integer> mixed = new TreeSet<>();
    private int dayFirst;
    private int monthFirst;
    private int numbers;
    private int amounts;
    private int decimals;
    private int small;

    private final MoneyBeside money;
    private final AmountQuestion question;
    private final AmountScale scale;

    private Profile(Header header) {
        this.header = header;
        this.money = new MoneyBeside(header);
        this.question = new AmountQuestion(header, money);
        this.scale = new AmountScale(header);
    }

    /** Of a table that is read to its end. */
    static Profile of(Header header, Table table) throws IOException {
        Profile profile = new Profile(header);
        NoOrder noOrder = new NoOrder(header);
        TableRow row = table.next();
        while (row != null) {
            boolean isBill = row.row() > header.row() && noOrder.kind(row) == null;
            profile.scale.look(row, isBill);
            if (isBill) {
                profile.add(row);
            }
            row = table.next();
        }
        profile.styles.forEach(profile::settle);
        return profile;
    }

    private void settle(int column, Map<Style, Integer> seen) {
        int most = Collections.max(seen.values());
        usual.put(column, Collections.max(seen.entrySet(), Map.Entry.comparingByValue()).getKey());
        if (Collections.frequency(seen.values(), most) > 1) {
            mixed.add(column);
        }
    }

    /**
     * @throws NotABatchException where more than one column may be the amount, or amounts are in
     *     thousands
     */
    void hold() throws NotABatchException {
        scale.hold();
        question.hold();
    }

    /** What other columns say of the amount. */
    MoneyBeside money() {
        return money;
    }

    private void add(TableRow row) {
        question.look(row);
        int number = header.invoiceNumber();
        if (row.holds(number)) {
            countWidth(CellText.code(row.cell(number)));
        }
        for (int column = 0; column < header.count(); column++) {
            String field = header.field(column);
            if (field == null || !row.holds(column) || row.isNumber(column)) {
                continue;
            }
            if (field.equals(OrderColumns.AMOUNT)) {
                amounts++;
                decimals += DECIMALS.matcher(row.cell(column)).find() ? 1 : 0;
                small += isSmall(row.cell(column)) ? 1 : 0;
            }
            if (Tidy.isAmount(field)) {
                Style style = AmountCell.styleOf(row.cell(column));
                if (style != null) {
                    styles.computeIfAbsent(column, any -> new EnumMap<>(Style.class))
                            .merge(style, 1, Integer::sum);
                }
            } else if (field.equals(OrderColumns.DUE_DATE)) {
                int order = DateCell.orderOf(row.cell(column));
                dayFirst += order > 0 ? 1 : 0;
                monthFirst += order < 0 ? 1 : 0;
            }
        }
    }

    private void countWidth(String number) {
        if (NUMBER.matcher(number).matches()) {
            numbers++;
            widths.merge(number.length(), 1, Integer::sum);
            if (number.startsWith("0")) {
                widthsWithZero.merge(number.length(), 1, Integer::sum);
            }
        }
    }

    /** What the amount in a column of that row is; of two styles as frequent as each other none counts. */
    CellFinding amount(TableRow row, int column) {
        return AmountCell.of(
                row.cell(column), row.isNumber(column), usual.get(column), mixed.contains(column));
    }

    boolean isMonthFirst() {
        return monthFirst > dayFirst;
    }

    /**
     * Whether a number seems to have lost zeros though nobody can tell how many: it is shorter than all
     * that begin with one, and most of the column do.
     */
    boolean lostZeros(String number) {
        int withZero = widthsWithZero.values().stream().mapToInt(Integer::intValue).sum();
        return withZero >= Math.max(ENOUGH, MOST * numbers)
                && number.matches("[1-9][0-9]*")
                && number.length() < Collections.min(widthsWithZero.keySet());
    }

    /**
     * Whether the last amount of a text without a line end may be a part of one: it lacks the decimals
     * that all others have, or is below a thousand, as none of the others is.
     */
    boolean mayBeCut(String amount) {
        boolean isAlone = amounts <= 2;
        boolean lacksDecimals = decimals == amounts - 1 && !DECIMALS.matcher(amount).find();
        return !isAlone && (lacksDecimals || isSmall(amount) && small == 1);
    }

    private static boolean isSmall(String amount) {
        String whole = DECIMALS.matcher(amount).replaceFirst("");
        return whole.chars().filter(c -> c >= '0' && c <= '9').count() <= DIGITS_OF_A_GROUP;
    }

    /** What a number was before its leading zeros were lost; null for one that lost none. */
    @Nullable String withLostZeros(String number) {
        if (widthsWithZero.isEmpty() || !number.matches("[1-9][0-9]*")) {
            return null;
        }
        Map.Entry<Integer, Integer> most =
                Collections.max(widths.entrySet(), Map.Entry.comparingByValue());
        int width = most.getKey();
        boolean isPattern =
                most.getValue() >= Math.max(ENOUGH, MOST * numbers)
                        && widthsWithZero.containsKey(width);
        return isPattern && number.length() < width
                ? "0".repeat(width - number.length()) + number
                : null;
    }
}
