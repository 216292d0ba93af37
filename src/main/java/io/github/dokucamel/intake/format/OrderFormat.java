package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.NotABatchException;
import java.util.Locale;

/** How the orders of a file are written; its extension says so. */
public enum OrderFormat {
    JSON(".json"),
    JSON_LINES(".jsonl"),
    CSV(".csv"),
    XML(".xml");

    private final String extension;

    OrderFormat(String extension) {
        this.extension = extension;
    }

    /** The format of a file called {@code fileName}; letter case does not count. */
    public static OrderFormat of(String fileName) throws NotABatchException {
        String name = fileName.toLowerCase(Locale.ROOT);
        for (OrderFormat format : values()) {
            if (name.endsWith(format.extension)) {
                return format;
            }
        }
        throw new NotABatchException(
                "The name of the file does not say what it holds",
                "Name it .json, .jsonl, .csv or .xml after its content and drop it again");
    }
}
