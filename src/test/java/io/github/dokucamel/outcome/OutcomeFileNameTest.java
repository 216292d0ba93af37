package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No order chooses a directory, a hidden file or an option of Camel's file component. */
class OutcomeFileNameTest {

    private static final Path DIRECTORY = Path.of("/outbox/invalid");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..",
                ".hidden",
                "/etc/passwd",
                "C:\\windows",
                "a\u0000b",
                "a\r\nb",
                "${header.x}",
                "$simple{body}",
                "{{doku.secret-key}}",
                "a?fileExist=Append&fileName=b",
                "\u202egnp.exe",
            })
    void anOrderNamesAFileAndNoWay(String text) {
        String name = OutcomeFileName.of(document(text), true);

        assertTrue(name.matches("[A-Za-z0-9_%-][A-Za-z0-9._%-]*\\.json"), name);
        assertEquals(DIRECTORY, DIRECTORY.resolve(name).normalize().getParent());
        assertFalse(name.startsWith("."), name);
    }

    private static OutcomeDocument document(String text) {
        return new OutcomeDocument(
                "d-1", text, text, text, 1, "invalid", false, null, null, null, null, 0, null, null,
                null, null, null, null);
    }
}
