package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Lines that may have been signed instead of DOKU's. */
final class LineSlips {

    private LineSlips() {}

    static List<Slip> of(Lines lines) {
        List<Slip> slips = new ArrayList<>();
        slips.add(
                slip(
                        "A line feed was signed after the last line: there is none.",
                        lines.text() + "\n"));
        slips.add(
                slip(
                        "The signed lines were joined by CR LF: one LF stands between them.",
                        lines.text(":", "\r\n")));
        slips.add(
                slip(
                        "A space was signed after each colon: there is none.",
                        lines.text(": ", "\n")));
        slips.add(
                slip(
                        "The line Request-Target was left out of the signed lines.",
                        lines.withTarget(null).text()));
        String other =
                lines.timestampName().startsWith("Request")
                        ? "Response-Timestamp"
                        : "Request-Timestamp";
        slips.add(
                slip(
                        "The timestamp was signed as %s: its line is called %s here."
                                .formatted(other, lines.timestampName()),
                        lines.withTimestampName(other).text()));
        slips.add(
                slip(
                        "The names of the lines were signed in lower case: write Client-Id and so"
                                + " on.",
                        inLowerCase(lines)));
        slips.addAll(digests(lines));
        return slips;
    }

    private static List<Slip> digests(Lines lines) {
        if (lines.digest() == null) {
            return List.of(
                    slip(
                            "A line Digest was signed: without a body there is none.",
                            lines.withDigest(Digest.of(new byte[0]).value()).text()));
        }
        String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(lines.digest()));
        String base64OfHex =
                Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.US_ASCII));
        return List.of(
                slip(
                        "The line Digest was left out of the signed lines, as for a GET: a body has"
                                + " to be digested.",
                        lines.withDigest(null).text()),
                slip(
                        "The digest was signed in hex: it is Base64 of the 32 bytes.",
                        lines.withDigest(hex).text()),
                slip(
                        "The digest was signed as Base64 of hex text: it is Base64 of the 32 bytes.",
                        lines.withDigest(base64OfHex).text()),
                slip(
                        "The digest was signed with SHA-256= before it: nothing stands there.",
                        lines.withDigest("SHA-256=" + lines.digest()).text()));
    }

    private static String inLowerCase(Lines lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines.text().split("\n")) {
            int colon = line.indexOf(':');
            text.append(text.isEmpty() ? "" : "\n")
                    .append(line.substring(0, colon).toLowerCase(Locale.ROOT))
                    .append(line.substring(colon));
        }
        return text.toString();
    }

    private static Slip slip(String words, String text) {
        return new Slip(words, () -> text);
    }
}
