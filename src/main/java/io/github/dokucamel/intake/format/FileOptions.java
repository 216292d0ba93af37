package io.github.dokucamel.intake.format;

import io.github.dokucamel.settings.IntakeSettings;
import io.github.dokucamel.settings.InvalidSettingException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How files are read.
 *
 * @param maxOrderBytes largest single order; what is larger is unreadable, so that memory stays
 *     bounded whatever is dropped
 * @param columns foreign CSV header, letter case not counting, to the field it means; from {@code
 *     doku.intake.file.column.<your header>=<field>}
 */
public record FileOptions(int maxOrderBytes, Map<String, String> columns) {

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

    public static FileOptions defaults() {
        return new FileOptions(ONE_MEBIBYTE, Map.of());
    }

    /** @throws InvalidSettingException when a column is mapped to a field that does not exist */
    public static FileOptions of(IntakeSettings settings) {
        try {
            return new FileOptions(settings.maxOrderBytes(), settings.columns());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(e.getMessage(), e);
        }
    }

    /** The field a foreign header stands for; null when none is mapped. */
    String fieldOf(String header) {
        return columns.get(header.toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> known(Map<String, String> columns) {
        Map<String, String> result = new TreeMap<>();
        columns.forEach(
                (header, field) -> {
                    String canonical = OrderColumns.canonical(field);
                    if (canonical == null) {
                        String near =
                                OrderColumns.nearest(field)
                                        .map(name -> " Nearest: " + name)
                                        .orElse("");
                        throw new IllegalArgumentException(
                                "%s%s=%s: there is no such field.%s"
                                        .formatted(OrderColumns.MAPPING, header, field, near));
                    }
                    result.put(header.trim().toLowerCase(Locale.ROOT), canonical);
                });
        return Map.copyOf(result);
    }
}
