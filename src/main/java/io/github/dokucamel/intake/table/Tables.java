package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;

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
        HeaderRow found;
        try (Table table = csv(file, text, start, options)) {
            // Once more, as a whole: what was looked at may have been a part of it.
            found = TableStart.find(table, options);
        }
        if (found == null || found.row().tooLarge() || !found.row().readable()) {
            throw new NotABatchException(Why.of("no_header"));
        }
        Header header = Header.of(found, start.parted(), options);
        // A program writes UTF-8: what is none in its file is damage.
        TableText read = header.isCanonical() ? text.asUtf8() : text;
        return TableFile.of(
                header, null, List.of(), options, () -> csv(file, read, start, options));
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
            SheetTable.Found found = SheetTable.find(file, parts, options);
            SheetShape shape = parts.shape(found.index());
            Header header =
                    Header.of(found.header(), "cells", options)
                            .hiding(shape.hiddenColumns(), shape.hiddenRows());
            return TableFile.of(
                    header,
                    found.name(),
                    found.others(),
                    options,
                    () -> SheetTable.of(file, found, shape, header.invoiceNumber(), options));
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
}
