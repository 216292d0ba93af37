package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines that may have been signed instead of DOKU's. */
final class LineSlips {

    private static final Pattern NAME = Pattern.compile("(?dm)^[^:]+:");

    private final List<Slip> slips = new ArrayList<>();
    private final Lines lines;

    private LineSlips(Lines lines) {
        this.lines = lines;
    }

    static List<Slip> of(Lines lines) {
        LineSlips all = new LineSlips(lines);
        all.spellings(lines.text());
        String digest = lines.values().get("Digest");
        if (digest == null) {
            String ofNothing = Digest.of(new byte[0]).value();
            all.digest("A line Digest was signed: without a body there is none.", ofNothing);
        } else {
            all.digests(digest);
        }
        return all.slips;
    }

    private void spellings(String text) {
        String crLf = text.replace("\n", "\r\n");
        String spaced = NAME.matcher(text).replaceAll("$0 ");
        String lower = NAME.matcher(text).replaceAll(name -> AsciiCase.lower(name.group()));
        boolean isAnswer = lines.values().containsKey("Response-Timestamp");
        String here = isAnswer ? "Response-Timestamp" : "Request-Timestamp";
        String other = isAnswer ? "Request-Timestamp" : "Response-Timestamp";
        add("A line feed was signed after the last line: there is none.", text + "\n");
        add("The signed lines were joined by CR LF: one LF stands between them.", crLf);
        add("A space was signed after each colon: there is none.", spaced);
        add(
                "The line Request-Target was left out of the signed lines.",
                lines.with("Request-Target", null).text());
        add(
                "The timestamp was signed as %s: its line is called %s here."
                        .formatted(other, here),
                text.replace("\n" + here + ":", "\n" + other + ":"));
        add("The names of the lines were signed in lower case: write Client-Id and so on.", lower);
    }

    private void digests(String digest) {
        String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(digest));
        byte[] ofHex = hex.getBytes(StandardCharsets.US_ASCII);
        digest(
                "The line Digest was left out of the signed lines, as for a GET: a body has to be"
                        + " digested.",
                null);
        digest("The digest was signed in hex: it is Base64 of the 32 bytes.", hex);
        digest(
                "The digest was signed as Base64 of hex text: it is Base64 of the 32 bytes.",
                Base64.getEncoder().encodeToString(ofHex));
        digest(
                "The digest was signed with SHA-256= before it: nothing stands there.",
                "SHA-256=" + digest);
    }

    private void digest(String words, @Nullable String digest) {
        add(words, lines.with("Digest", digest).text());
    }

    private void add(String words, String text) {
        slips.add(new Slip(words, () -> text));
    }
}
