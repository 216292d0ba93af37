package io.github.dokucamel.intake.table;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A look through a workbook's parts before anything else reads them: what would cost more memory or
 * time than a sheet of bills does is refused here. Its library holds the texts of a workbook in
 * memory, and believes what a cell says of its own place.
 */
final class WorkbookParts {

    private static final int MOST_PARTS = 10_000;

    /** Bytes of the archive's list of its parts, which is read as one piece. */
    private static final int MOST_DIRECTORY = 4_000_000;

    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_FORMULAS = 200_000;
    private static final int MOST_ARRAYS = 100;

    /** What a text costs beside its letters. */
    private static final int TEXT_COST = 64;

    private final WorkbookLimits limits = new WorkbookLimits(Runtime.getRuntime().maxMemory() / 3);

    private final XMLInputFactory xml = new InputFactoryImpl();
    private final ElementLimits elements = new ElementLimits(limits);
    private final SharedTexts texts = new SharedTexts();

    /** How the sheets are laid out, by the name of their part. */
    private final Map<String, SheetShape> shapes = new HashMap<>();

    /** The ids of the sheets, in their order, and the parts by their ids. */
    private final List<String> sheets = new ArrayList<>();

    private final Map<String, String> targets = new HashMap<>();

    private WorkbookParts() {
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    /**
     * @throws NotABatchException when it is no workbook, or one that is made to be too large
     */
    static WorkbookParts check(Rereadable file) throws IOException, NotABatchException {
        if (ZipDirectory.bytes(file.path()) > MOST_DIRECTORY) {
            throw tooLarge("more than " + MOST_PARTS + " parts");
        }
        WorkbookParts parts = new WorkbookParts();
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw tooLarge("more than " + MOST_PARTS + " parts");
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
                    try (InputStream part = parts.limits.bounded(zip.getInputStream(entry))) {
                        parts.look(entry.getName(), part);
                    }
                }
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            requireReadable(file);
            throw parts.limits.refused() == null ? damaged() : tooLarge(parts.limits.refused());
        }
        if (!parts.texts.areThere()) {
            throw damaged();
        }
        return parts;
    }

    /** A damaged archive fails to be read in many ways, and a disk in one: at any byte of the file. */
    static void requireReadable(Rereadable file) throws IOException {
        try (InputStream bytes = file.open()) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
    }

    static NotABatchException damaged() {
        return new NotABatchException(Why.of("workbook_damaged"));
    }

    private static NotABatchException tooLarge(String what) {
        return new NotABatchException(Why.of("workbook_too_large", "size", what));
    }

    private void look(String name, InputStream part) throws IOException, XMLStreamException {
        XMLStreamReader reader = xml.createXMLStreamReader(part);
        SheetShape shape = new SheetShape();
        boolean shared = false;
        int arrays = 0;
        int formulas = 0;
        elements.begin();
        while (reader.hasNext()) {
            int event = reader.next();
            elements.look(reader, event);
            texts.look(reader, event);
            limits.require(event != XMLStreamConstants.DTD, "a document type with entities");
            if (event == XMLStreamConstants.CHARACTERS && shared) {
                limits.keep(reader.getTextLength());
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "col" -> shape.column(reader);
                case "sheet" -> sheets.add(String.valueOf(id(reader)));
                case "Relationship" ->
                        targets.put(
                                String.valueOf(reader.getAttributeValue(null, "Id")),
                                String.valueOf(reader.getAttributeValue(null, "Target")));
                case "mergeCell" -> {
                    limits.keep(TEXT_COST);
                    shape.merge(reader, limits);
                }
                case "sst" -> shared = true;
                case "si" -> limits.keep(TEXT_COST);
                case "row" -> {
                    limits.require(rowOf(reader) <= MOST_ROWS, "too many rows");
                    shape.row(reader);
                }
                case "c" -> {
                    String place = reader.getAttributeValue(null, "r");
                    // All cells before it are made, filled or not.
                    limits.require(
                            place == null || SheetShape.columnOf(place) <= SheetShape.MOST_COLUMNS,
                            "too many columns");
                }
                case "f" -> {
                    arrays += "array".equals(reader.getAttributeValue(null, "t")) ? 1 : 0;
                    formulas += reader.getAttributeValue(null, "ref") == null ? 0 : 1;
                    limits.require(
                            arrays <= MOST_ARRAYS && formulas <= MOST_FORMULAS,
                            "too many formulas of a range");
                }
                default -> {}
            }
        }
        shapes.put(name, shape);
    }

    /** How a sheet is laid out. */
    SheetShape shape(int sheet) {
        String target = sheet < sheets.size() ? targets.get(sheets.get(sheet)) : null;
        return target == null
                ? new SheetShape()
                : shapes.entrySet().stream()
                        .filter(part -> target.endsWith(part.getKey().replaceFirst("^xl/", "")))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseGet(SheetShape::new);
    }

    private static @Nullable String id(XMLStreamReader reader) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals("id")) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    private static int rowOf(XMLStreamReader reader) {
        String row = reader.getAttributeValue(null, "r");
        return row == null ? 0 : row.length() > 7 ? Integer.MAX_VALUE : Integer.parseInt(row);
    }
}
