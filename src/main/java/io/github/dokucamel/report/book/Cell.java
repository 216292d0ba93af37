package io.github.dokucamel.report.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One cell with its kind: a code stays a text and a sum a number, whatever it looks like.
 *
 * @param value null for an empty cell; of a {@link Kind#LINK} its address
 * @param shown of a text or a link; empty for what is none
 */
public record Cell(Kind kind, @Nullable Object value, Look look, String shown) {

    /** What a cell holds. */
    enum Kind {
        TEXT(""),
        /** Whole rupiah as a rule. */
        MONEY("[$-421]\"Rp\" #,##0"),
        COUNT("#,##0"),
        DAY("d mmm yyyy"),
        /** As the clock on the wall shows it. */
        TIME("d mmm yyyy hh:mm"),
        LINK("");

        private final String format;

        Kind(String format) {
            this.format = format;
        }

        String format() {
            return format;
        }
    }

    private static final Cell EMPTY = new Cell(Kind.TEXT, null, Look.PLAIN, "");

    public static Cell empty() {
        return EMPTY;
    }

    /** Nothing in it, and drawn all the same: somebody is to write into it. */
    public static Cell blank() {
        return new Cell(Kind.TEXT, "", Look.PLAIN, "");
    }

    public static Cell text(@Nullable String text) {
        String shown = text == null ? "" : CellText.shown(text);
        return shown.isEmpty() ? EMPTY : new Cell(Kind.TEXT, shown, Look.PLAIN, shown);
    }

    public static Cell money(@Nullable BigDecimal rupiah) {
        return rupiah == null ? EMPTY : new Cell(Kind.MONEY, rupiah, Look.PLAIN, "");
    }

    public static Cell count(@Nullable Long number) {
        return number == null ? EMPTY : new Cell(Kind.COUNT, number, Look.PLAIN, "");
    }

    public static Cell day(@Nullable LocalDate day) {
        return day == null ? EMPTY : new Cell(Kind.DAY, day, Look.PLAIN, "");
    }

    /**
     * @param time on the clock of those who read it
     */
    public static Cell time(@Nullable LocalDateTime time) {
        return time == null ? EMPTY : new Cell(Kind.TIME, time, Look.PLAIN, "");
    }

    /** An address that opens with a click; anything that is none of the web stays a text. */
    public static Cell link(@Nullable String address) {
        Cell text = text(address);
        String shown = text.shown();
        return shown.startsWith("https://") || shown.startsWith("http://")
                ? new Cell(Kind.LINK, shown, Look.LINK, shown)
                : text;
    }

    /** The same link under a shorter text. */
    public Cell showing(String text) {
        return kind == Kind.LINK ? new Cell(kind, value, look, CellText.shown(text)) : this;
    }

    public boolean isEmpty() {
        return value == null;
    }

    boolean isNumber() {
        return value != null && kind != Kind.TEXT && kind != Kind.LINK;
    }

    public Cell in(Look other) {
        return new Cell(kind, value, other, shown);
    }

    /** As a workbook keeps it: whole rupiah as they are. */
    static Number number(BigDecimal rupiah) {
        boolean isWhole = rupiah.stripTrailingZeros().scale() <= 0;
        return isWhole ? (Number) rupiah.longValue() : rupiah.doubleValue();
    }
}
