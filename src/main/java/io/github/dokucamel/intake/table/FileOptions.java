package io.github.dokucamel.intake.table;

import io.github.dokucamel.settings.IntakeSettings;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.signature.AsciiCase;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How files are read.
 *
 * @param maxOrderBytes largest single order; what is larger is unreadable, so that memory stays
 *     bounded whatever is dropped
 * @param columns foreign CSV header, letter case not counting, to the field it means; from {@code
 *     doku.intake.file.column.<your header>=<field>}; {@link #IGNORE} for none
 * @param refusesUnknown whether a column that means nothing refuses the file; else it is told
 * @param repair whether cells that can mean one thing only are put right
 * @param fixes what a person wrote in place of cells
 */
public record FileOptions(
        int maxOrderBytes,
        Map<String, String> columns,
        boolean refusesUnknown,
        boolean repair,
        Fixes fixes) {

    /** In the place of a field: the column is not read. */
    static final String IGNORE = "ignore";

    private static final int ONE_MEBIBYTE = 1024 * 1024;
    private static final int SMALLEST = 256;

    public FileOptions {
        if (maxOrderBytes < SMALLEST) {
            throw new IllegalArgumentException(
                    "The largest order must be at least %s bytes, is %s"
                            .formatted(SMALLEST, maxOrderBytes));
        }
        columns = known(columns);
    }

    public FileOptions(
            int maxOrderBytes,
            Map<String, String> columns,
            boolean refusesUnknown,
            boolean repair) {
        this(maxOrderBytes, columns, refusesUnknown, repair, Fixes.NONE);
    }

    public FileOptions with(Fixes other) {
        return new FileOptions(maxOrderBytes, columns, refusesUnknown, repair, other);
    }

    public static FileOptions defaults() {
        return new FileOptions(ONE_MEBIBYTE, Map.of(), false, true);
    }

    /** @throws InvalidSettingException when a column is mapped to a field that does not exist */
    public static FileOptions of(IntakeSettings settings) {
        try {
            return new FileOptions(
                    settings.maxOrderBytes(),
                    settings.columns(),
                    settings.refusesUnknownColumns(),
                    settings.repairsCells());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(e.getMessage(), e);
        }
    }

    /** The field a foreign header stands for; null when none is mapped. */
    @Nullable String fieldOf(String header) {
        return columns.get(AsciiCase.lower(header));
    }

    private static Map<String, String> known(Map<String, String> columns) {
        Map<String, String> result = new TreeMap<>();
        columns.forEach(
                (header, field) -> {
                    String canonical =
                            AsciiCase.lower(field.strip()).equals(IGNORE)
                                    ? IGNORE
                                    : OrderColumns.canonical(field);
                    if (canonical == null) {
                        String near =
                                OrderColumns.nearest(field)
                                        .map(name -> " Nearest: " + name)
                                        .orElse(" To leave a column out, say ignore");
                        throw new IllegalArgumentException(
                                "%s%s=%s: there is no such field.%s"
                                        .formatted(OrderColumns.MAPPING, header, field, near));
                    }
                    result.put(AsciiCase.lower(header.trim()), canonical);
                });
        return Map.copyOf(result);
    }
}
