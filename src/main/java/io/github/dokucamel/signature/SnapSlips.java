package io.github.dokucamel.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What may have been signed instead of SNAP's five parts. */
final class SnapSlips {

    private SnapSlips() {}

    /** @param body the one that arrived */
    static List<Slip> of(SnapParts parts, byte[] body) {
        String small = new String(JsonSpelling.compact(body), UTF_8).toLowerCase(Locale.ROOT);
        List<Slip> slips = new ArrayList<>();
        add(
                slips,
                "The body was signed with its white space: minify it before it is digested.",
                parts.withDigest(Sha256.hex(body)));
        add(
                slips,
                "The digest was signed in capitals: it is hex in small letters.",
                parts.withDigest(AsciiCase.upper(parts.digest())));
        add(
                slips,
                "The body was put into small letters before it was digested: its digest is, the body"
                        + " stays.",
                parts.withDigest(Sha256.hex(small.getBytes(UTF_8))));
        byte[] digest = Sha256.of(JsonSpelling.compact(body));
        String base64 = "The digest was signed in Base64: it is hex in small letters.";
        add(slips, base64, parts.withDigest(Base64.getEncoder().encodeToString(digest)));
        add(
                slips,
                base64,
                parts.withDigest(
                        Base64.getEncoder().encodeToString(parts.digest().getBytes(US_ASCII))));
        add(
                slips,
                "The body itself was signed: its digest is.",
                parts.withDigest(new String(JsonSpelling.compact(body), UTF_8)));
        for (String scheme : List.of("Bearer ", "bearer ", "Bearer")) {
            add(
                    slips,
                    "The token was signed with "
                            + scheme.strip()
                            + " before it: it is signed bare.",
                    parts.withToken(scheme + parts.token()));
        }
        add(slips, "No token was signed: it stands behind the path.", parts.withToken(""));
        add(
                slips,
                "The method was signed in small letters: it is in capitals.",
                parts.withMethod(AsciiCase.lower(parts.method())));
        add(
                slips,
                "The path was signed without its query.",
                parts.withPath(Lines.path(parts.path())));
        for (String other : List.of("POST", "GET", "PUT", "DELETE")) {
            add(
                    slips,
                    "The method that was signed is " + other + ", not the one of the call.",
                    parts.withMethod(other));
        }
        String joined = "The parts were joined by something else: a colon stands between them.";
        for (String by : List.of("|", "\n", "")) {
            slips.add(new Slip(joined, () -> parts.joined(by)));
        }
        String untold = "No token was signed: it stands between the path and the digest.";
        slips.add(new Slip(untold, () -> parts.text().replace(parts.token() + ":", "")));
        slips.add(new Slip("A line feed was signed at the end.", () -> parts.text() + "\n"));
        return slips;
    }

    private static void add(List<Slip> slips, String words, SnapParts signed) {
        slips.add(new Slip(words, signed::text));
    }
}
