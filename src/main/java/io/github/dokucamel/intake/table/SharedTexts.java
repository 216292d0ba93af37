package io.github.dokucamel.intake.table;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a workbook keeps once for all of its cells, by their numbers. Its library makes room
 * for as many as a cell asks for, whether they are there or not.
 */
final class SharedTexts {

    private static final int LONGEST_NUMBER = 10;

    private long texts;
    private long highest = -1;
    private boolean isShared;
    private @Nullable StringBuilder value;

    /** Looks at whatever the reader stands at. */
    void look(XMLStreamReader reader, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.CHARACTERS -> {
                if (value != null && value.length() <= LONGEST_NUMBER) {
                    value.append(reader.getText());
                }
            }
            case XMLStreamConstants.END_ELEMENT -> {
                if (value != null && reader.getLocalName().equals("v")) {
                    asked(value.toString().strip());
                    value = null;
                }
            }
            default -> {
                // Nothing that says anything of texts.
            }
        }
    }

    private void start(XMLStreamReader reader) {
        switch (reader.getLocalName()) {
            case "si" -> texts++;
            case "c" -> isShared = "s".equals(reader.getAttributeValue(null, "t"));
            case "v" -> value = isShared ? new StringBuilder() : null;
            default -> {
                // Likewise.
            }
        }
    }

    private void asked(String number) {
        if (number.length() <= LONGEST_NUMBER
                && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            highest = Math.max(highest, number.isEmpty() ? -1 : Long.parseLong(number));
        }
    }

    /** Whether every text that a cell asks for is there. */
    boolean areThere() {
        return highest < texts;
    }
}
