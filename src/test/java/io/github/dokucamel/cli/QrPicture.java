package io.github.dokucamel.cli;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Reads QR codes as a phone does. */
final class QrPicture {

    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int ZOOM = 5;

    private QrPicture() {}

    static String ofPng(Path file) throws Exception {
        return read(ImageIO.read(file.toFile()));
    }

    /** Of an image that is drawn module by module. */
    static String ofSvg(String svg) throws Exception {
        int side = Integer.parseInt(svg.replaceAll("(?s).*viewBox=\"0 0 (\\d+) .*", "$1"));
        BufferedImage image = white(side, side);
        Matcher module = MODULE.matcher(svg);
        while (module.find()) {
            dot(image, Integer.parseInt(module.group(1)), Integer.parseInt(module.group(2)));
        }
        return read(image);
    }

    /** Of half blocks, black on white. */
    static String ofText(List<String> lines) throws Exception {
        BufferedImage image = white(lines.get(0).length(), lines.size() * 2);
        for (int y = 0; y < lines.size(); y++) {
            for (int x = 0; x < lines.get(y).length(); x++) {
                char block = lines.get(y).charAt(x);
                if (block == '\u2588' || block == '\u2580') {
                    dot(image, x, 2 * y);
                }
                if (block == '\u2588' || block == '\u2584') {
                    dot(image, x, 2 * y + 1);
                }
            }
        }
        return read(image);
    }

    private static BufferedImage white(int width, int height) {
        BufferedImage image =
                new BufferedImage(width * ZOOM, height * ZOOM, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, 0xffffff);
            }
        }
        return image;
    }

    private static void dot(BufferedImage image, int x, int y) {
        for (int i = 0; i < ZOOM * ZOOM; i++) {
            image.setRGB(x * ZOOM + i % ZOOM, y * ZOOM + i / ZOOM, 0);
        }
    }

    private static String read(BufferedImage image)
            throws NotFoundException, ChecksumException, FormatException, IOException {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
                        Map.of(
                                DecodeHintType.POSSIBLE_FORMATS,
                                List.of(BarcodeFormat.QR_CODE),
                                DecodeHintType.TRY_HARDER,
                                true))
                .getText();
    }
}
