package io.github.dokucamel.ledger;

import io.github.dokucamel.told.Tidied;
import io.github.dokucamel.told.WrongCell;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a table no order of it tells. Amounts are whole rupiah.
 *
 * @param sheet its name; null for text
 * @param headerRow the row that a spreadsheet program shows
 * @param used fields by the headers that they are read from
 * @param ignored headers of columns that are not read
 * @param hidden headers of columns that are read though nobody sees them
 * @param hiddenRows how many rows are read though nobody sees them
 * @param moneyBeside headers of those not read that say something of money
 * @param otherSheets names of sheets that could be read, and are not
 * @param noBills rows that hold no order
 * @param wrong orders with cells that were not taken; so many and no more
 * @param wrongTotal what all such orders come to, where that can be read
 * @param tidied cells that were put right; so many and no more
 * @param tidiedCount how many there were
 */
public record TableRead(
        @Nullable String sheet,
        int headerRow,
        Map<String, String> used,
        List<String> ignored,
        List<String> hidden,
        int hiddenRows,
        List<String> moneyBeside,
        List<String> otherSheets,
        List<NoBill> noBills,
        List<WrongRow> wrong,
        long wrongTotal,
        List<Tidied> tidied,
        long tidiedCount) {

    public TableRead {
        // Earlier versions told nothing of them.
        moneyBeside = moneyBeside == null ? List.of() : moneyBeside;
        otherSheets = otherSheets == null ? List.of() : otherSheets;
    }

    /**
     * @param kind {@code total}, {@code subtotal}, {@code header}, {@code note} or {@code merged}
     * @param amount null where it has none
     * @param above what the orders above it come to
     */
    public record NoBill(int row, String kind, @Nullable Long amount, long above) {}

    /**
     * @param row of the order's first row
     * @param customer the name; null where there is none
     * @param amount null where it cannot be read
     */
    public record WrongRow(
            long row, @Nullable String customer, @Nullable Long amount, List<WrongCell> cells) {}
}
