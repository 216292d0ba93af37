package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentsDifferenceTest {

    private static final String OURS =
            "Client-Id:c\nRequest-Id:r\nRequest-Timestamp:t\nRequest-Target:/x\nDigest:d=";

    private static String compare(String theirs) {
        return ComponentsDifference.of(OURS, theirs.getBytes(StandardCharsets.UTF_8), "theirs.txt");
    }

    @Test
    void showsBothBytesAndTheirPlace() {
        assertEquals(
                """
                theirs.txt differs first at byte 62: line 4, Request-Target, column 17.
                  here    0x78 'x'
                  there   0x79 'y'
                  meaning the value of Request-Target differs"""
                        .lines()
                        .toList(),
                compare(OURS.replace("/x", "/y")).lines().toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'd='                 | 'd=\n'            | the end         | 0x0a line feed       | line 5, Digest         | an editor may have added it
                    'd='                 | 'd=\r\n'          | the end         | 0x0d carriage return | line 5, Digest         | an editor may have added it
                    'd='                 | 'd=x'             | the end         | 0x78 'x'             | line 5, Digest         | 1 bytes more than are signed
                    'd='                 | 'd'               | 0x3d '='        | the end              | line 5, Digest         | 1 bytes are missing
                    'Client-Id:c\n'      | 'Client-Id:c\r\n' | 0x0a line feed  | 0x0d carriage return | line 1, Client-Id      | CR LF
                    'Request-Id:'        | 'Request-Id: '     | 0x72 'r'        | 0x20 space           | line 2, Request-Id     | white space follows the colon
                    'Request-Id:r'       | 'Request-Id:r '    | 0x0a line feed  | 0x20 space           | line 2, Request-Id     | white space that is not signed
                    'Client-Id'          | 'client-id'       | 0x43 'C'        | 0x63 'c'             | line 1, Client-Id, column 1. | written with capitals
                    'Request-Timestamp'  | 'Response-Timestamp' | 0x71 'q'     | 0x73 's'             | line 3, Request-Timestamp | another line stands where
                    'Client-Id:c'        | 'Client-Id:\n'    | 0x63 'c'        | 0x0a line feed       | line 1, Client-Id      | is cut short
                    'Client-Id:c'        | 'Client-Id:cc'    | 0x0a line feed  | 0x63 'c'             | line 1, Client-Id      | goes on
                    'Digest:d'           | 'Digest:e'        | 0x64 'd'        | 0x65 'e'             | line 5, Digest         | another body was digested
                    'Client-Id'          | '\ufeffClient-Id' | 0x43 'C'        | 0xef no ASCII letter | line 1, Client-Id      | a byte order mark
                    """)
    void saysWhatADifferenceMeans(
            String ours, String theirs, String here, String there, String place, String meaning) {
        assertTrue(OURS.contains(ours), ours);
        String said = compare(OURS.replaceFirst(ours + "(?!.*" + ours + ")", theirs));
        assertTrue(said.contains("here    " + here), said);
        assertTrue(said.contains("there   " + there), said);
        assertTrue(said.contains(": " + place), said);
        assertTrue(said.contains(meaning), said);
    }

    @Test
    void saysThatNothingDiffers() {
        assertEquals("theirs.txt holds the same bytes: what was signed is right.", compare(OURS));
    }

    @Test
    void comparesWithNothingAtAll() {
        assertTrue(compare("").contains("there   the end"), compare(""));
    }
}
