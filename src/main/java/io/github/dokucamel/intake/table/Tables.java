package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Opens a file as the table that it holds. */
public final class Tables {

    private Tables() {}

    /** Text with a character between the cells. */
    public static TableFile ofText(Rereadable file, FileOptions options)
            throws IOException, NotABatchException {
        TableText text = TableText.of(file);
        TableStart start;
        try (Reader reader = text.read(file.open())) {
            start = TableStart.of(reader, options);
        }
        TableRow row = start.header();
        if (row != null) {
            row = row(row.row(), csv(file, text, start, options));
        }
        if (row == null || row.tooLarge() || !row.readable()) {
            throw new NotABatchException(Why.of("no_header"));
        }
        Header header = Header.of(row, start.parted(), options);
        // A program writes UTF-8: what is none in its file is damage.
        TableText read = header.isCanonical() ? text.asUtf8() : text;
        return TableFile.of(header, null, options, () -> csv(file, read, start, options));
    }

    /**
     * A workbook: the first sheet that has a header.
     *
     * @throws NotABatchException also where its library is not there
     */
    public static TableFile ofWorkbook(Rereadable file, FileOptions options)
            throws IOException, NotABatchException {
        try {
            WorkbookParts parts = WorkbookParts.check(file);
            SheetTable.Found found = SheetTable.find(file, options);
            int sheet = found.index();
            Header header =
                    Header.of(found.header(), "cells", options)
                            .hiding(parts.hidden(sheet), parts.hiddenRows(sheet));
            return TableFile.of(
                    header, found.name(), options, () -> SheetTable.of(file, found, options));
        } catch (IOException e) {
            WorkbookParts.requireReadable(file);
            throw WorkbookParts.damaged();
        } catch (NoClassDefFoundError e) {
            throw new NotABatchException(Why.of("workbook_library_missing"));
        }
    }

    private static Table csv(Rereadable file, TableText text, TableStart start, FileOptions options)
            throws IOException {
        InputStream bytes = file.open();
        Reader reader = text.read(bytes);
        reader.skip(start.skipped());
        int before = start.skipped() > 0 ? 1 : 0;
        return new CsvTable(reader, start.separator(), before, options.maxOrderBytes());
    }

    /** A row as a whole: what was looked at may have been a part of it. */
    private static @Nullable TableRow row(int number, Table table) throws IOException {
        try (table) {
            TableRow row = table.next();
            while (row != null && row.row() < number) {
                row = table.next();
            }
            return row;
        }
    }
}
