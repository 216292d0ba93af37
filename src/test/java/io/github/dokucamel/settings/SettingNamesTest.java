package io.github.dokucamel.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingNamesTest {

    /** Names put together in the code: doku.destination.<outcome>, doku.intake.<source>.enabled. */
    private static final Set<String> COMPOSED =
            Set.of(
                    "doku.destination.accepted",
                    "doku.destination.declined",
                    "doku.destination.invalid",
                    "doku.destination.duplicate",
                    "doku.destination.conflict",
                    "doku.destination.unresolved",
                    "doku.destination.paid",
                    "doku.destination.failed",
                    "doku.destination.expired",
                    "doku.destination.refunded",
                    "doku.destination.voided",
                    "doku.destination.mismatched",
                    "doku.destination.unmatched",
                    "doku.destination.bound",
                    "doku.intake.file.enabled",
                    "doku.intake.jms.enabled",
                    "doku.intake.rest.enabled");

    private static final Pattern NAME =
            Pattern.compile("\"(doku\\.[a-z.-]*[a-z](\\.<[a-z ]+>[a-z.-]*?)*)\"");

    private final SettingNames names = SettingNames.packaged();

    private static Set<String> namesInCode() throws IOException {
        Set<String> found = new TreeSet<>();
        Path sources = Path.of("src/main/java/io/github/dokucamel/settings");
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(Files.readString(file));
                while (name.find()) {
                    found.add(name.group(1));
                }
            }
        }
        // Made for the routes, not set by anybody; and the beginning of a message.
        found.removeAll(
                List.of(
                        "doku.notification.qris-enabled",
                        "doku.progress.enabled",
                        "doku.report.daily-enabled",
                        "doku.send.senders",
                        "doku.merchant"));
        return found;
    }

    private Set<String> listed() {
        return Stream.concat(names.defaults().keySet().stream(), names.families().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everySettingThatIsReadIsListedAndEveryListedOneIsRead() throws IOException {
        Set<String> read = namesInCode();
        read.addAll(COMPOSED);
        assertEquals(String.join("\n", listed()), String.join("\n", read));
    }

    @Test
    void readingAnUnlistedSettingIsAMistakeInTheCode() {
        assertThrows(IllegalStateException.class, () -> Given.values().optional("doku.no-such"));
    }

    @Test
    void aCommentedSettingHasNoDefault() {
        assertTrue(names.knows("doku.base-url"));
        assertEquals(null, names.defaults().get("doku.base-url"));
        assertEquals("64", names.defaults().get("doku.send.in-flight"));
        assertEquals("[A-Za-z0-9._/-]{1,64}", names.defaults().get("doku.invoice-number.pattern"));
    }

    @ParameterizedTest
    @CsvSource({
        "doku.send.inflight, doku.send.in-flight",
        "doku.baseurl, doku.base-url",
        "doku.destination.acepted, doku.destination.accepted",
        "doku.retry.attempt, doku.retry.attempts",
        "doku.merchant.a.clientid, doku.merchant.<alias>.client-id"
    })
    void suggestsTheNameThatWasProbablyMeant(String written, String meant) {
        assertFalse(names.knows(written));
        assertEquals(Optional.of(meant), names.nearest(written));
    }

    @Test
    void suggestsNothingWhereNothingComesNear() {
        assertEquals(Optional.empty(), names.nearest("doku.quite.another.thing"));
    }

    @Test
    void familiesHaveOneFreePart() {
        String family = "doku.merchant.<alias>.client-id";
        assertTrue(names.knows("doku.merchant.shop-b.client-id"));
        assertFalse(names.knows("doku.merchant..client-id"));
        assertFalse(names.knows("doku.merchant.shop-b.clientid"));
        assertEquals(
                Optional.of("shop-b"),
                names.freeParts(family, "doku.merchant.shop-b.client-id")
                        .map(parts -> parts.group(1)));
        assertEquals(Optional.empty(), names.freeParts(family, "doku.merchant.shop-b.secret-key"));
    }

    @Test
    void aFamilyMayHaveTwoFreeParts() {
        String family = "doku.operation.<id>.default.<field>";
        String name = "doku.operation.snap-va-bca.default.additionalInfo.info";
        assertTrue(names.knows(name));
        assertFalse(names.knows("doku.operation.snap-va-bca.defalt.info"));
        MatchResult parts = names.freeParts(family, name).orElseThrow();
        assertEquals("snap-va-bca", parts.group(1));
        assertEquals("additionalInfo.info", parts.group(2));
        assertEquals(Optional.empty(), names.freeParts(family, "doku.operation.snap-va-bca.path"));
    }

    @Test
    void namesOfTheEnvironmentAreUpperCaseWithUnderscores() {
        assertEquals("DOKU_SEND_IN_FLIGHT", SettingNames.environmentName("doku.send.in-flight"));
    }

    @Test
    void noTwoSettingsShareTheirNameInTheEnvironment() {
        Set<String> environment =
                listed().stream().map(SettingNames::environmentName).collect(Collectors.toSet());
        assertEquals(listed().size(), environment.size());
    }

    @Test
    void anUnknownNameIsRefusedWithTheOneThatWasMeant() {
        assertEquals(
                "doku.data-dr in here is no setting; did you mean doku.data-dir?",
                assertThrows(
                                InvalidSettingException.class,
                                () -> names.require("doku.data-dr", "here"))
                        .getMessage());
    }
}
