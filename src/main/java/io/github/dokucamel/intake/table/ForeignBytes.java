package io.github.dokucamel.intake.table;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * Text in which bytes that its encoding does not know are marked: so the order that holds them can
 * be refused and the others read.
 */
public final class ForeignBytes {

    /** Unicode says of it that it is no character, XML forbids it: so no text holds it. */
    public static final char MARK = '\uFFFF';

    private ForeignBytes() {}

    public static Reader marked(InputStream in, Charset encoding) {
        return new InputStreamReader(
                in,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(MARK)));
    }
}
