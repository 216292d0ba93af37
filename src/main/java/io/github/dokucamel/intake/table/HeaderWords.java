package io.github.dokucamel.intake.table;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What two names of a column, one over the other, are together. */
final class HeaderWords {

    /** Names of groups whose columns are no bill's and no customer's. */
    private static final Pattern FOREIGN =
            Pattern.compile(
                    ".*\\b(sales|salesman|rekening|supplier|pemasok|vendor|gudang|bank|karyawan|kurir|ekspedisi|po|do|so|pesanan|order"
                            + "|surat jalan|pajak|produk|product|barang|item|admin|kasir|penjual|seller|perusahaan|company)\\b.*");

    /** Names of groups that belong to a bill, so that a bare number below them is its. */
    private static final Pattern OF_A_BILL =
            Pattern.compile(
                    ".*\\b(tagihan|faktur|invoice|bill|nota|transaksi|dokumen|document|piutang|penjualan|data|rincian|detail|details)\\b.*");

    /** What stands over a table as a whole. */
    private static final Pattern TITLE =
            Pattern.compile("(?:laporan|report|daftar|rekap|rekapitulasi|list|pt|cv|ud|toko)\\b.*");

    private static final Set<String> ALONE =
            Set.of(OrderColumns.INVOICE_NUMBER, OrderColumns.AMOUNT);

    private HeaderWords() {}

    /**
     * @param isOver whether the upper one begins over a column further left
     * @param isWide whether it is over more than one column
     */
    static String joined(
            String up, String low, boolean isOver, boolean isWide, FileOptions options) {
        if (low.isEmpty()) {
            return isOver ? "" : up;
        }
        if (up.isEmpty() || up.equals(low)) {
            return low;
        }
        for (String both : List.of(low + " " + up, up + " " + low)) {
            if (Column.of(both, options).isRead()) {
                return both;
            }
        }
        Column lower = Column.of(low, options);
        String group = CellText.words(up);
        if (lower.isRead() && TITLE.matcher(group).matches()) {
            return low;
        }
        for (String both : List.of(low + " " + up, up + " " + low)) {
            MoneyKind kind = MoneyKind.of(both);
            if (kind != null && kind != MoneyKind.BILLED) {
                return lower.isRead() && kind == MoneyKind.LEFT ? low : both;
            }
        }
        if (!isWide && !lower.isRead()) {
            return Column.of(up, options).isRead() ? up : up + " " + low;
        }
        boolean needsBill = lower.isRead() && ALONE.contains(Objects.requireNonNull(lower.field()));
        boolean isOurs =
                !FOREIGN.matcher(group).matches()
                        && (!needsBill || OF_A_BILL.matcher(group).matches());
        return lower.isRead() && isOurs ? low : up + " " + low;
    }

    /** Whether a name is one of money, and not of a bill in words that nobody knows. */
    static boolean isMoney(String name) {
        MoneyKind kind = MoneyKind.of(name);
        return kind != null && kind != MoneyKind.BILLED;
    }
}
