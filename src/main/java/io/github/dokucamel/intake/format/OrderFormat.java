package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the orders of a file are written; its extension says so. */
enum OrderFormat {
    JSON(".json"),
    JSON_LINES(".jsonl"),
    /** Rows of cells, as text or in a workbook. */
    CSV(".csv", ".txt"),
    XML(".xml");

    private static final Pattern WORKBOOK = Pattern.compile(".*\\.xls[xm]?", Pattern.DOTALL);

    private static final Pattern HEADER =
            Pattern.compile(
                    "(?i).*\\binvoice_number\\b.*[,;|\t].*|.*[,;|\t].*\\binvoice_number\\b.*");

    private final String extension;
    private final List<String> extensions;

    OrderFormat(String... extensions) {
        this.extension = extensions[0];
        this.extensions = List.of(extensions);
    }

    /** The format of a file of text called {@code fileName}; letter case does not count. */
    static Optional<OrderFormat> of(String fileName) {
        String name = AsciiCase.lower(fileName);
        return Stream.of(values())
                .filter(format -> format.extensions.stream().anyMatch(name::endsWith))
                .findFirst();
    }

    /** Whether a file called {@code fileName} is a workbook; letter case does not count. */
    static boolean isWorkbook(String fileName) {
        return WORKBOOK.matcher(AsciiCase.lower(fileName)).matches();
    }

    static NotABatchException unknown() {
        return new NotABatchException(Why.of("name_says_nothing"));
    }

    /** Of a text under the name of a workbook. */
    static NotABatchException noWorkbook() {
        return new NotABatchException(Why.of("text_called_workbook"));
    }

    /** The same, of a text that looks like this format. */
    NotABatchException misnamedWorkbook() {
        return new NotABatchException(
                Why.of("orders_called_workbook", "format", words(), "extension", extension));
    }

    /** The format that the start of a text looks like; empty for none. */
    static Optional<OrderFormat> lookingLike(String start) {
        List<String> lines =
                start.replace("\ufeff", "")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(2)
                        .toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        boolean isMany = lines.size() > 1 && first.endsWith("}") && lines.get(1).startsWith("{");
        if (first.startsWith("{") || first.startsWith("[{") || first.equals("[")) {
            return Optional.of(isMany ? JSON_LINES : JSON);
        }
        if (first.startsWith("<")) {
            return Optional.of(XML);
        }
        return HEADER.matcher(first).matches() && first.indexOf('{') < 0
                ? Optional.of(CSV)
                : Optional.empty();
    }

    /** Of a file with this content and a name that says nothing of it. */
    NotABatchException unnamed() {
        return new NotABatchException(
                Why.of("name_lacks_format", "format", words(), "extension", extension));
    }

    private String words() {
        return name().replace('_', ' ');
    }

    /** Of a file whose content is of another format than its name says. */
    NotABatchException misnamed(OrderFormat content) {
        return new NotABatchException(
                Why.of(
                        "name_of_another_format",
                        "extension",
                        extension,
                        "format",
                        content.words(),
                        "right",
                        content.extension));
    }
}
