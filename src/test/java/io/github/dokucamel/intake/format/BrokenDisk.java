package io.github.dokucamel.intake.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Gives a text, and fails where it should end. */
final class BrokenDisk extends InputStream {

    private final ByteArrayInputStream text;

    BrokenDisk(String text) {
        this.text = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() throws IOException {
        if (text.available() == 0) {
            throw new IOException("the disk is broken");
        }
        return text.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (text.available() == 0) {
            throw new IOException("the disk is broken");
        }
        return text.read(bytes, offset, length);
    }
}
