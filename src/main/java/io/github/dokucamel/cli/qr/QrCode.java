package io.github.dokucamel.cli.qr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A QR code with the light zone around it that readers need. */
public final class QrCode {

    private static final String LIBRARY = "com.google.zxing.qrcode.QRCodeWriter";

    /** As its standard has it, in modules. */
    private static final int QUIET = 4;

    private static final int PIXELS = 8;

    /** Black on white, whatever the terminal's own colours are. */
    private static final String COLOURS = "\u001b[30;107m";

    private static final String NO_COLOURS = "\u001b[0m";

    private static final int WHITE = 0xffffff;

    private final boolean[][] rows;

    private QrCode(boolean[][] rows) {
        this.rows = rows;
    }

    /** Why there can be none; empty where there can. */
    public static Optional<String> trouble() {
        try {
            Class.forName(LIBRARY, false, QrCode.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of(
                    "There is no QR code, since the library for it is not there: add"
                            + " com.google.zxing:core to lib/, or leave --qr out");
        }
    }

    /** Empty when the text is too long for one. */
    public static Optional<QrCode> of(String text) {
        return Encoding.of(text, QUIET).map(QrCode::new);
    }

    /**
     * Lines of half blocks, two modules high, each with a line feed. A block is dark.
     *
     * @param isColoured whether the terminal is told which colours to use; without, it is to be black
     *     on white
     */
    public String text(boolean isColoured) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < rows.length; y += 2) {
            text.append(isColoured ? COLOURS : "");
            for (int x = 0; x < rows.length; x++) {
                boolean isBelow = y + 1 < rows.length && rows[y + 1][x];
                text.append(block(rows[y][x], isBelow));
            }
            text.append(isColoured ? NO_COLOURS : "").append('\n');
        }
        return text.toString();
    }

    private static char block(boolean above, boolean below) {
        if (above) {
            return below ? '\u2588' : '\u2580';
        }
        return below ? '\u2584' : ' ';
    }

    /** Black and white, eight pixels a module. */
    public byte[] png() {
        int side = rows.length * PIXELS;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, rows[y / PIXELS][x / PIXELS] ? 0 : WHITE);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Not by way of a temporary file, which others might read.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A unit a module, so that it is sharp in any size. */
    public String svg() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows.length; x++) {
                if (rows[y][x]) {
                    path.append("M%s %sh1v1h-1z".formatted(x, y));
                }
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %1$s" width="%2$s" height="%2$s"\
             shape-rendering="crispEdges"><rect width="%1$s" height="%1$s" fill="#fff"/>\
            <path d="%3$s"/></svg>
            """
                .formatted(rows.length, rows.length * PIXELS, path);
    }
}
