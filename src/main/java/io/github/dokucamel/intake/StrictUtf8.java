package io.github.dokucamel.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes in which no character has a second spelling. Jackson reads overlong UTF-8 ({@code C1 81} for
 * {@code A}), halves of characters and characters beyond Unicode; here the byte that gives them away
 * becomes one that no UTF-8 holds, and the parser stumbles over it.
 */
public final class StrictUtf8 extends FilterInputStream {

    private static final byte NEVER = (byte) 0xFF;

    private int before;

    public StrictUtf8(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value < 0 ? value : checked((byte) value) & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = offset; i < offset + count; i++) {
            bytes[i] = checked(bytes[i]);
        }
        return count;
    }

    private byte checked(byte value) {
        int now = value & 0xFF;
        boolean wrong =
                now == 0xC0
                        || now == 0xC1
                        || now >= 0xF5
                        || before == 0xE0 && now < 0xA0
                        || before == 0xED && now >= 0xA0
                        || before == 0xF0 && now < 0x90
                        || before == 0xF4 && now >= 0x90;
        before = now;
        return wrong ? NEVER : value;
    }
}
