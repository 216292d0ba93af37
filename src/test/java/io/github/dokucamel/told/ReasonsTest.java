package io.github.dokucamel.told;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.intake.FileKind;
import io.github.dokucamel.intake.table.CellReason;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.signature.AsciiCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every reason that is told is in the table, whole, in both languages, and nothing else is. */
class ReasonsTest {

    private static final Pattern WHY = Pattern.compile("Why\\.of\\(\\s*\"([a-z0-9_]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9_]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}|\\[([a-z_]+)]");

    private static final String SOURCES =
            sources().map(ReasonsTest::text).collect(Collectors.joining("\n"));

    @Test
    void everyReasonIsWhole() {
        List<String> lacking = new ArrayList<>();
        for (Reasons.Entry entry : Reasons.all()) {
            for (String name : List.of("en", "en.do", "id", "id.do")) {
                if (entry.texts().getOrDefault(name, "").isBlank()) {
                    lacking.add(entry.code() + " has no " + name);
                }
            }
            if (!entry.texts().containsKey("example")) {
                lacking.add(entry.code() + " has no example");
            }
        }
        assertEquals(List.of(), lacking);
    }

    @Test
    void bothLanguagesHaveTheSamePlaces() {
        List<String> differing = new ArrayList<>();
        for (Reasons.Entry entry : Reasons.all()) {
            for (String name : List.of("", ".do", ".people", ".people.do")) {
                Set<String> english = places(text(entry, "en", name));
                if (!english.equals(places(text(entry, "id", name)))) {
                    differing.add(entry.code() + name + ": " + english);
                }
            }
        }
        assertEquals(List.of(), differing);
    }

    /** What has no words of its own for people is said to them in the usual ones. */
    private static String text(Reasons.Entry entry, String language, String name) {
        String usual = entry.texts().get(language + name.replace(".people", ""));
        return entry.texts().getOrDefault(language + name, usual);
    }

    @Test
    void everyCodeThatIsToldIsInTheTable() {
        Set<String> known = codes();
        Set<String> told = new TreeSet<>();
        Matcher why = WHY.matcher(SOURCES);
        while (why.find()) {
            told.add(why.group(1));
        }
        Stream.of(CellReason.values()).map(CellReason::code).forEach(told::add);
        told.removeAll(known);
        assertEquals(Set.of(), told);
    }

    @Test
    void everyCodeOfTheTableIsTold() {
        Set<String> untold = new TreeSet<>(codes());
        Matcher literal = LITERAL.matcher(SOURCES);
        while (literal.find()) {
            untold.remove(literal.group(1));
        }
        Stream.of(CellReason.values()).map(CellReason::code).forEach(untold::remove);
        Stream.of(FileKind.values())
                .map(kind -> "file_" + AsciiCase.lower(kind.name()))
                .forEach(untold::remove);
        assertEquals(Set.of(), untold);
    }

    @Test
    void everyKindOfFileHasItsReason() {
        for (FileKind kind : FileKind.values()) {
            assertTrue(
                    kind == FileKind.TEXT || kind.refusal().why().code().startsWith("file_"),
                    kind.name());
        }
    }

    /** What is told has a value for each place, by its name, and no other. */
    @Test
    void everySentenceIsFilledWhereItIsTold() {
        Map<String, Set<String>> wrong = new TreeMap<>();
        Matcher why = WHY.matcher(SOURCES);
        while (why.find()) {
            String code = why.group(1);
            Set<String> given = names(SOURCES.substring(why.end()));
            Set<String> wanted = new TreeSet<>(places(Reasons.of(code).texts().get("en")));
            wanted.addAll(places(Reasons.of(code).texts().get("en.do")));
            if (Reasons.of(code).group().equals("read")) {
                // What reads the text adds it.
                wanted.remove("again");
            }
            if (!given.equals(wanted)) {
                wrong.put(code, given);
            }
        }
        assertEquals(Map.of(), wrong);
    }

    /** Documents keep the English sentence; what it says is found out again from it. */
    @Test
    void whatIsKeptInEnglishIsToldInIndonesian() {
        List<String> lost = new ArrayList<>();
        for (Reasons.Entry entry : Reasons.all()) {
            Template english =
                    new Template(entry.texts().get("en") + "|" + entry.texts().get("en.do"));
            Map<String, String> values =
                    english.places().stream()
                            .collect(Collectors.toMap(place -> place, place -> "7" + place));
            Why why = new Why(entry.code(), values);
            Violation kept = Violation.of("field", why);
            String told = kept.message(Language.ID);
            if (!told.equals("field: " + why.sentence(Language.ID))) {
                lost.add(entry.code() + ": " + told);
            }
            if (why.sentence(Language.ID).equals(why.sentence(Language.EN))) {
                lost.add(entry.code() + " is English");
            }
        }
        assertEquals(List.of(), lost);
    }

    @Test
    void wordsInASentenceAreTranslatedToo() {
        Violation wrong = Violation.of("amount", Why.of("not_a_number", "kind", "a list"));
        Violation cell =
                Violation.of(
                        "amount",
                        Why.of("amount_cents", "says", "90.000,50", "perhaps", ", perhaps 90000"));
        Violation personal =
                Violation.of("customer.phone", Why.of("phone_two", "says", "", "perhaps", ""));
        assertAll(
                () ->
                        assertEquals(
                                "amount: must be a whole number, is a list. Write digits only.",
                                wrong.message()),
                () ->
                        assertEquals(
                                "amount: harus berupa bilangan bulat, ternyata daftar. Tulis angka"
                                        + " saja.",
                                wrong.message(Language.ID)),
                () ->
                        assertEquals(
                                "amount: 90.000,50 memakai sen, padahal rupiah tidak memakai sen."
                                        + " Tulis jumlah utuh dalam rupiah, mungkin 90000.",
                                cell.message(Language.ID)),
                () ->
                        assertEquals(
                                "customer.phone: holds more than one phone number. Leave one of"
                                        + " them.",
                                personal.message()),
                () -> assertEquals("amount_cents", cell.reason().orElseThrow().code()),
                () ->
                        assertEquals(
                                "a atau b atau c",
                                Reasons.words("near", "a or b or c", Language.ID)));
    }

    @Test
    void listsAreJoinedInTheLanguageOfTheirSentence() {
        assertAll(
                () -> assertEquals("1, 2, 3 and 4", Listing.and(List.of("1", "2", "3", "4"))),
                () ->
                        assertEquals(
                                "kolom 1, 2, 3 dan 4",
                                Reasons.words("columns", "columns 1, 2, 3 and 4", Language.ID)),
                () ->
                        assertEquals(
                                "kolom 1 sampai 30",
                                Reasons.words("columns", "columns 1 to 30", Language.ID)),
                () ->
                        assertEquals(
                                "; kolom 1 dan 2 juga tidak ada yang dikenal",
                                Reasons.words(
                                        "also",
                                        "; no field either is any of the columns 1 and 2",
                                        Language.ID)),
                () ->
                        assertEquals(
                                "ammount (amount?), kolom 4 tanpa nama",
                                Reasons.words(
                                        "headers",
                                        "ammount (amount?), column 4 without a name",
                                        Language.ID)),
                () ->
                        assertEquals(
                                ": jumlah tagihan (dulu 90000, sekarang 95000), surel pelanggan,"
                                        + " tanggal jatuh tempo (dulu kosong, sekarang 2026-12-31)"
                                        + " dan 2 lainnya",
                                Reasons.words(
                                        "differences",
                                        ": amount (90000 before, 95000 now), customer.email,"
                                                + " due_date (none before, 2026-12-31 now)"
                                                + " and 2 more",
                                        Language.ID)));
    }

    /** What is written here; values come from elsewhere. */
    @Test
    void noIndonesianSentenceHasAnEnglishWordBetween() {
        Pattern english =
                Pattern.compile(
                        "\\b(and|or|with|without|of|the|is|are|not|column|columns|row|rows|line|"
                                + "from|by|more|at|than|before|customer\\.(phone|email))\\b");
        List<String> left = new ArrayList<>();
        for (Reasons.Entry entry : Reasons.all()) {
            for (String name : List.of("id", "id.do")) {
                String text =
                        entry.texts()
                                .get(name)
                                .replaceAll("\\{[a-z_]+}|\\[[a-z_]+]|doku[.][a-z.-]+", "")
                                .replaceAll("--[a-z]+|^rows adalah", "");
                if (english.matcher(text).find()) {
                    left.add(entry.code() + ": " + text);
                }
            }
        }
        assertEquals(List.of(), left);
    }

    /** Of files that clerks drop; names of settings and fields are for who looks after the program. */
    @Test
    void whatClerksAreToldNamesNoSettingAndNoField() {
        Pattern forPrograms =
                Pattern.compile(
                        "\\bdoku [a-z]|doku\\.|--[a-z]|[a-z]+_[a-z]+|customer\\.|column amount\\b");
        List<String> left = new ArrayList<>();
        for (Reasons.Entry entry : Reasons.all()) {
            boolean isOfClerks = Set.of("cell", "order", "read", "batch").contains(entry.group());
            for (Language language : Language.values()) {
                Map<String, String> values = new TreeMap<>();
                places(entry.texts().toString()).forEach(place -> values.put(place, "x"));
                values.put("field", "invoice_number");
                String told = entry.toPeople(values, language);
                if (isOfClerks && forPrograms.matcher(told.replaceAll("<[a-z_]+>", "")).find()) {
                    left.add(entry.code() + ": " + told);
                }
            }
        }
        assertEquals(List.of(), left);
    }

    /** Whatever stands in the values, in every language, and never more than one reading. */
    @Test
    void valuesAreQuotedAndNotRead() {
        String odd = "{line} [kind] $1 \\E (.*";
        Why why = Why.of("name_twice", "name", odd, "line", 3);
        Violation kept =
                Violation.of("line", new Why(why.code(), with(why.values(), "again", "x")));
        assertTrue(kept.message().contains("the name " + odd + " stands twice, at line 3"));
        assertTrue(kept.message(Language.ID).contains("nama " + odd + " tertulis dua kali"));
        assertFalse(Reasons.read("x".repeat(100_000)).isPresent());
    }

    @Test
    void whatNobodyKnowsStaysAsItIs() {
        Violation foreign = new Violation("amount", "Saldo kurang", "Ask DOKU");
        assertEquals(foreign.message(), foreign.message(Language.ID));
        assertEquals("SOMETHING", Reasons.words("state", "SOMETHING", Language.ID));
    }

    @Test
    void everyOutcomeHasItsWord() {
        Set<String> bare = new HashSet<>();
        Stream.of(Outcome.values())
                .filter(outcome -> outcome != Outcome.BOUND)
                .map(Outcome::text)
                .filter(text -> Reasons.words("state", text, Language.ID).equals(text))
                .forEach(bare::add);
        assertEquals(Set.of(), bare);
        assertEquals("siap dibayar", Reasons.words("state", "accepted", Language.ID));
        assertEquals("lunas", Reasons.words("state", "paid", Language.ID));
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return more;
    }

    private static Set<String> codes() {
        return Reasons.all().stream()
                .map(Reasons.Entry::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places.stream()
                .map(found -> found.substring(1, found.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every second argument of the call whose rest this is. */
    private static Set<String> names(String rest) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < rest.length() && depth >= 0; i++) {
            char c = rest.charAt(i);
            quoted ^= c == '"' && (i == 0 || rest.charAt(i - 1) != '\\');
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || depth == 0 && c == ',' && !quoted) {
                arguments.add(argument.toString().strip());
                argument.setLength(0);
            } else {
                argument.append(c);
            }
        }
        Set<String> names = new TreeSet<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            names.add(arguments.get(i).replace("\"", ""));
        }
        return names;
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
