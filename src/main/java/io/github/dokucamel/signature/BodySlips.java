package io.github.dokucamel.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bodies that may have been signed instead of the one that arrived. */
final class BodySlips {

    /** Bytes; a larger body is not written anew, which bounds the work. */
    private static final int LARGEST = 256 * 1024;

    private static final String BOM = "\ufeff";

    private record Spelling(String how, Supplier<byte[]> bytes) {}

    private final List<Spelling> spellings = new ArrayList<>();
    private final byte[] arrived;

    /** Read as UTF-8, or else as Latin-1. */
    private final String body;

    private final Charset charset;

    private BodySlips(byte[] arrived) {
        this.arrived = arrived;
        String read = new String(arrived, UTF_8);
        this.charset = Arrays.equals(read.getBytes(UTF_8), arrived) ? UTF_8 : ISO_8859_1;
        this.body = new String(arrived, charset);
    }

    /**
     * How the body was written that was signed, to be put behind {@code The body was signed}; empty
     * when none of those that are tried was.
     */
    static Optional<String> how(byte @Nullable [] arrived, Predicate<byte[]> signed) {
        if (arrived == null || arrived.length == 0) {
            return Optional.empty();
        }
        BodySlips all = new BodySlips(arrived);
        all.ends();
        if (arrived.length <= LARGEST) {
            all.characters();
        }
        return all.spellings.stream()
                .filter(spelling -> signed.test(spelling.bytes().get()))
                .map(Spelling::how)
                .findFirst()
                .or(() -> arrived.length > LARGEST ? Optional.empty() : all.rewritten(signed));
    }

    private void ends() {
        if (body.endsWith("\n")) {
            add("without the line break at its end", () -> body.replaceFirst("\r?\n\\z", ""));
        }
        add("with a line feed at its end that did not arrive", () -> body + "\n");
        add("with CR LF at its end that did not arrive", () -> body + "\r\n");
        if (body.startsWith(BOM)) {
            add("without the byte order mark at its start", () -> body.substring(1));
        } else {
            add("with a byte order mark that did not arrive", () -> BOM + body);
        }
        add("as if it were empty", () -> "");
    }

    private void characters() {
        String changed = " arrived: line ends were changed";
        if (body.contains("\r\n")) {
            add("with LF where CR LF" + changed, () -> body.replace("\r\n", "\n"));
        } else if (body.contains("\n")) {
            add("with CR LF where LF" + changed, () -> body.replace("\n", "\r\n"));
        }
        add("without the white space around it", body::strip);
        add("in small letters", () -> body.toLowerCase(Locale.ROOT));
        add("in Base64", () -> Base64.getEncoder().encodeToString(arrived));
        add("as a JSON string", () -> '"' + body.replaceAll("[\\\\\"]", "\\\\$0") + '"');
        inUtf16("", body);
        String compact = new String(JsonSpelling.compact(arrived), charset);
        if (!compact.equals(body)) {
            inUtf16(", without white space", compact);
        }
        if (!charset.equals(UTF_8)) {
            in("in UTF-8, and it arrived in Latin-1", UTF_8);
        } else if (body.length() < arrived.length) {
            in("in Latin-1, not in UTF-8", ISO_8859_1);
            in("with ? for each character that is not ASCII", US_ASCII);
            add("in UTF-8 twice over", () -> new String(arrived, ISO_8859_1));
            for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
                add("in the Unicode form " + form, () -> Normalizer.normalize(body, form));
            }
        }
    }

    private Optional<String> rewritten(Predicate<byte[]> signed) {
        String anew = ": it was written anew";
        return rewritten(signed, charset)
                .map(how -> "as JSON " + how + anew)
                .or(
                        () ->
                                body.length() == arrived.length && charset.equals(UTF_8)
                                        ? Optional.empty()
                                        : rewritten(
                                                        signed,
                                                        charset.equals(UTF_8) ? ISO_8859_1 : UTF_8)
                                                .map(
                                                        how ->
                                                                "as JSON in another encoding, "
                                                                        + how
                                                                        + anew));
    }

    /** With or without a line feed behind it. */
    private Optional<String> rewritten(Predicate<byte[]> signed, Charset in) {
        return JsonRewritings.how(
                body,
                text -> signed.test(text.getBytes(in)) || signed.test((text + "\n").getBytes(in)));
    }

    private void inUtf16(String how, String text) {
        Map<String, Charset> orders = Map.of("little endian", UTF_16LE, "big endian", UTF_16BE);
        orders.forEach(
                (order, signed) -> {
                    String in = "in UTF-16, " + order;
                    spellings.add(new Spelling(in + how, () -> text.getBytes(signed)));
                    spellings.add(
                            new Spelling(
                                    in + ", with a byte order mark" + how,
                                    () -> (BOM + text).getBytes(signed)));
                });
    }

    private void in(String how, Charset signed) {
        spellings.add(new Spelling(how, () -> body.getBytes(signed)));
    }

    private void add(String how, Supplier<String> text) {
        spellings.add(new Spelling(how, () -> text.get().getBytes(charset)));
    }
}
