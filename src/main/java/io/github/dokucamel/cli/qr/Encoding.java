package io.github.dokucamel.cli.qr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The only class that needs the library. */
final class Encoding {

    private Encoding() {}

    /**
     * Rows of modules, true where they are dark; empty when the text is too long.
     *
     * @param quiet light modules on each side
     */
    static Optional<boolean[][]> of(String text, int quiet) {
        Map<EncodeHintType, Object> hints = new HashMap<>();
        hints.put(EncodeHintType.MARGIN, quiet);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            // Some readers stumble over the mark that this adds, so only where it is needed.
            hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8);
        }
        BitMatrix modules;
        try {
            modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            return Optional.empty();
        }
        boolean[][] rows = new boolean[modules.getHeight()][modules.getWidth()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                rows[y][x] = modules.get(x, y);
            }
        }
        return Optional.of(rows);
    }
}
