package io.github.dokucamel.intake.format;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a file as bytes; of a line beyond the limit only its number is kept. */
final class ByteLines implements Closeable {

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[8192];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private int position;
    private int filled;
    private long number;
    private boolean tooLong;
    private boolean blank;

    ByteLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Moves to the next line; false at the end of the file. */
    boolean advance() throws IOException {
        line.reset();
        tooLong = false;
        blank = true;
        if (!fill()) {
            return false;
        }
        number++;
        while (fill()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            keep(end - position);
            position = end;
            if (end < filled) {
                position++;
                return true;
            }
        }
        return true;
    }

    private void keep(int count) {
        for (int i = position; blank && i < position + count; i++) {
            blank = buffer[i] == ' ' || buffer[i] == '\t' || buffer[i] == '\r';
        }
        if (tooLong || line.size() + count > longest) {
            tooLong = true;
        } else {
            line.write(buffer, position, count);
        }
    }

    private boolean fill() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(in.read(buffer), 0);
        }
        return filled > 0;
    }

    /** Physical number of the current line, from 1. */
    long number() {
        return number;
    }

    boolean tooLong() {
        return tooLong;
    }

    /** The current line without its LF. */
    byte[] bytes() {
        return line.toByteArray();
    }

    boolean blank() {
        return blank && !tooLong;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
