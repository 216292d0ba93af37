package io.github.dokucamel.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.told.Reasons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/errors.md lists the table of reasons as it is. */
class ReasonsDocumentTest {

    private static final String DOCUMENT = "docs/errors.md";
    private static final String FROM = "<!-- reasons -->\n\n";
    private static final String TO = "<!-- end of reasons -->\n";

    private static final Map<String, String> HEADINGS =
            Map.of(
                    "cell", "A cell of a table",
                    "order", "An order",
                    "read", "A text that cannot be read",
                    "call", "An operation of DOKU's",
                    "batch", "A file",
                    "answer", "A call by REST, a command, or a message");

    @Test
    void listsTheTable() throws IOException {
        String text = Documents.text(DOCUMENT);
        int from = text.indexOf(FROM) + FROM.length();
        int to = text.indexOf(TO);
        assertTrue(from >= FROM.length() && to >= from, DOCUMENT + " has lost its marks");
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(
                    Path.of(DOCUMENT), text.substring(0, from) + tables() + text.substring(to));
        } else {
            assertEquals(
                    tables(),
                    text.substring(from, to),
                    "The tables are old. Write them anew: ./mvnw test"
                            + " -Dtest=ReasonsDocumentTest -Ddocs.write=true");
        }
    }

    private static String tables() {
        StringBuilder tables = new StringBuilder();
        for (String group : Reasons.GROUPS) {
            tables.append("### ").append(HEADINGS.get(group)).append("\n\n");
            tables.append("| code | English | Indonesian | example |\n|---|---|---|---|\n");
            for (Reasons.Entry entry : Reasons.all()) {
                if (entry.group().equals(group)) {
                    tables.append(row(entry));
                }
            }
            tables.append('\n');
        }
        return tables.toString();
    }

    private static String row(Reasons.Entry entry) {
        String example = entry.texts().get("example");
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        entry.code(),
                        sentence(entry, "en"),
                        sentence(entry, "id"),
                        example.isEmpty() ? "(empty)" : "`" + example.replace("|", "\\|") + "`");
    }

    private static String sentence(Reasons.Entry entry, String language) {
        String rule = entry.texts().get(language);
        String remedy = entry.texts().get(language + ".do");
        return "%s. %s."
                .formatted(rule, remedy)
                .replace("[says] ", "")
                .replace("[perhaps]", "")
                .replace("[beside]", "")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("_", "\\_")
                .replace("*", "\\*");
    }
}
