package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.table.WorkbookLimits.TooLargeException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * What the elements of a workbook's parts may be, in depth, in names, and in what one cell, one row or
 * one list holds that is kept in memory. A few kilobytes of an archive can ask for gigabytes of any.
 */
final class ElementLimits {

    /** Sheets have eight, charts some twenty. */
    private static final int MOST_DEPTH = 256;

    private static final int MOST_NAMES = 10_000;

    /** Pieces of a text with different looks, and what they consist of. */
    private static final int MOST_PIECES = 100_000;

    /** Many times the 32,767 that a cell may have. */
    private static final int MOST_CHARACTERS = 1 << 20;

    /** Elements of lists that are kept whole. */
    private static final Set<String> KEPT =
            Set.of("sheet", "Relationship", "numFmt", "xf", "definedName", "Override", "Default");

    private static final int KEPT_COST = 256;
    private final WorkbookLimits limits;
    private final Set<String> names = new HashSet<>();
    private boolean isText;
    private int depth;
    private int cells;
    private int pieces;
    private int characters;

    ElementLimits(WorkbookLimits limits) {
        this.limits = limits;
    }

    /** Another part begins. */
    void begin() {
        depth = 0;
        cells = 0;
        isText = false;
    }

    /** Looks at whatever the reader stands at. */
    void look(XMLStreamReader reader, int event) throws TooLargeException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> {
                depth--;
                isText &= !isCell(reader.getLocalName());
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (isText) {
                    characters += reader.getTextLength();
                    limits.require(characters <= MOST_CHARACTERS, "a text of more than a megabyte");
                }
            }
            default -> {
                // Nothing of it is kept.
            }
        }
    }

    /** A cell, or a text that is kept once for many. */
    private static boolean isCell(String name) {
        return name.equals("c") || name.equals("si");
    }

    private void start(XMLStreamReader reader) throws TooLargeException {
        limits.require(++depth <= MOST_DEPTH, "elements in elements in elements");
        String name = reader.getLocalName();
        named(name);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            named(reader.getAttributeLocalName(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            named(String.valueOf(reader.getNamespacePrefix(i)));
        }
        if (name.equals("row")) {
            cells = 0;
        } else if (isCell(name)) {
            cells += name.equals("c") ? 1 : 0;
            limits.require(cells <= SheetShape.MOST_COLUMNS, "too many cells in a row");
            isText = true;
            pieces = 0;
            characters = 0;
        } else if (isText) {
            limits.require(++pieces <= MOST_PIECES, "a text of too many pieces");
        }
        if (KEPT.contains(name)) {
            limits.keep(KEPT_COST + attributes(reader));
        }
    }

    private void named(String name) throws TooLargeException {
        limits.require(names.size() < MOST_NAMES || names.contains(name), "too many names");
        names.add(name);
    }

    private static int attributes(XMLStreamReader reader) {
        int length = 0;
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            length += 2 * reader.getAttributeValue(i).length();
        }
        return length;
    }
}
