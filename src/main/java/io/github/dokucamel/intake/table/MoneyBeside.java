package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.table.Column.Known;
import io.github.dokucamel.told.Excerpt;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What columns beside the amount say against it in a row: what was paid already, quantity and price,
 * another money. Whoever maps a column to {@code amount} has decided which one it is.
 */
final class MoneyBeside {

    private static final Pattern IN_RUPIAH = Pattern.compile(".* (rp|idr|rupiah)");

    private static final Set<String> RUPIAH =
            Set.of("", "idr", "rp", "rupiah", "rupiah indonesia", "indonesian rupiah", "1");

    private static final Pattern SETTLED =
            Pattern.compile(
                    "(?:sudah |telah )?(?:lunas(?! belum)|dibayar|terbayar|bayar)(?: .*)?|(?:fully |partly |partially |part )?paid(?: .*)?"
                            + "|settled.*|partial.*|.*sebagian.*|dicicil.*|batal.*|dibatalkan.*|void.*|cancel.*|retur.*|refund.*"
                            + "|yes|ya|sudah|x|true|benar|y|v");

    /** Further words of states; nothing stands behind them, since a remark may begin like that. */
    private static final Pattern NO_BILL =
            Pattern.compile(
                    "(?:in|dalam|proses|dalam proses) (?:payment|pembayaran)|full payment|overpaid|prepaid|closed|ditutup"
                            + "|reversed|reversal|credited|returned|deposited|reconciled|written off|write ?off|uncollectible"
                            + "|draft|draf|konsep|deleted|dihapus|dihapuskan|hapus buku|rejected|declined|ditolak|blocked|disputed"
                            + "|submitted|(?:awaiting|pending|waiting for) approval|menunggu persetujuan|belum disetujui|on hold|ditahan"
                            + "|(?:masih )?kurang (?:di)?bayar|under ?paid"
                            + "|diretur|dikembalikan|pengembalian|pembatalan|tidak jadi|tidak berlaku|cicilan|cicil"
                            + "|(?:sudah |telah )(?:di)?(?:transfer|terima|batalkan|retur|lunasi)|dilunasi");

    private final Header header;
    private final MoneyColumns columns;
    private final int amount;
    private final boolean judges;

    /** Whether there is anything to compare the amount with. */
    private final boolean counts;

    /** Whether amounts have the value added tax though no column says it. */
    private boolean hasHiddenTax;

    MoneyBeside(Header header) {
        this.header = header;
        this.columns = new MoneyColumns(header);
        this.amount = columns.amount();
        this.judges = columns.areOfPeople() && header.known(amount) != Known.MAPPED;
        boolean hasMore = columns.haveProduct() || !columns.of(MoneyKind.PAID).isEmpty();
        this.counts = judges && hasMore;
    }

    /** Whether it is not settled already which column is the amount. */
    boolean judges() {
        return judges;
    }

    MoneyColumns columns() {
        return columns;
    }

    /** Why the amount of a row may not be its bill; null when nothing beside it says so. */
    @Nullable CellFinding doubt(TableRow row) {
        for (MoneyKind kind : List.of(MoneyKind.CURRENCY, MoneyKind.EXCHANGE_RATE)) {
            for (int column : columns.of(kind)) {
                if (isForeign(row, column, kind)) {
                    return CellFinding.doubt(CellReason.CURRENCY_OTHER, null, says(row, column));
                }
            }
        }
        for (MoneyKind kind : List.of(MoneyKind.STATUS, MoneyKind.PAID)) {
            for (int column : columns.of(kind)) {
                String words = CellText.words(row.cell(column));
                if (SETTLED.matcher(words).matches() || NO_BILL.matcher(words).matches()) {
                    return CellFinding.doubt(CellReason.AMOUNT_PAID, null, says(row, column));
                }
            }
        }
        Long bill = counts ? columns.value(row, amount) : null;
        return bill == null ? null : doubt(row, bill);
    }

    private @Nullable CellFinding doubt(TableRow row, long bill) {
        long paid = columns.sum(row, MoneyKind.PAID);
        for (int column : columns.of(MoneyKind.PAID)) {
            Long part = columns.value(row, column);
            boolean isPaid = part == null ? columns.isOdd(row, column) : part != 0;
            if (isPaid && !columns.isLeft(amount)) {
                String left = part != null && bill > paid ? String.valueOf(bill - paid) : null;
                return CellFinding.doubt(CellReason.AMOUNT_PAID, left, says(row, column));
            }
        }
        Long product = columns.product(row);
        return product == null || columns.isProduct(row, bill, product)
                ? null
                : CellFinding.doubt(CellReason.AMOUNT_NOT_PRODUCT, proposed(row, product), null);
    }

    /** With the taxes and without the discounts of the row; nothing where others have a tax that no column says. */
    private @Nullable String proposed(TableRow row, long product) {
        long bill = product + columns.extra(row);
        return hasHiddenTax || bill <= 0 ? null : String.valueOf(bill);
    }

    /**
     * Looks at a row before any is sent.
     *
     * @param product quantity times price
     */
    void look(TableRow row, long bill, long product) {
        hasHiddenTax |=
                product != bill
                        && bill != product + columns.extra(row)
                        && MoneyColumns.isWithTax(
                                bill, product - columns.sum(row, MoneyKind.DISCOUNT));
    }

    private boolean isForeign(TableRow row, int column, MoneyKind kind) {
        String words = CellText.words(row.cell(column));
        boolean isRate = kind == MoneyKind.EXCHANGE_RATE;
        if (RUPIAH.contains(words)
                || isRate && IN_RUPIAH.matcher(columns.words(amount)).matches()) {
            return false;
        }
        Long rate = isRate ? columns.value(row, column) : null;
        return rate == null || rate > 1;
    }

    private String says(TableRow row, int column) {
        return ", column %s says %s"
                .formatted(
                        Excerpt.of(header.header(column)),
                        Excerpt.of(CellText.line(row.cell(column))));
    }
}
