package io.github.dokucamel.docs;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.docs.Documents.Found;
import io.github.dokucamel.settings.SettingNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/configuration.md describes each setting once, with its default, and no other. */
class SettingsDocumentTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(doku\\.[^`]+)` \\| ([^|]+?) \\| (.+?) \\|$");
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\w./-])(doku\\.[a-z0-9-]+(?:\\.(?:<[^>`]+>|[a-zA-Z0-9-]+))*)");
    private static final Pattern VARIABLE = Pattern.compile("\\b(DOKU_[A-Z_]*[A-Z])\\b");

    /** Names that look like settings and are none, or are shown because they are wrong. */
    private static final Set<String> OTHERS =
            Set.of(
                    "doku.orders",
                    "doku.orders.refused",
                    "doku.calls",
                    "doku.calls.refused",
                    "doku.replies",
                    "doku.send.inflight",
                    "DOKU_FOO");

    private final SettingNames names = SettingNames.packaged();

    private Map<String, String> rows() {
        Map<String, String> rows = new HashMap<>();
        Matcher row = ROW.matcher(Documents.text("docs/configuration.md"));
        while (row.find()) {
            assertEquals(
                    null, rows.put(row.group(1), row.group(2)), row.group(1) + " stands twice");
        }
        return rows;
    }

    @Test
    void describesEverySettingAndNoOther() {
        Set<String> all = new HashSet<>(names.defaults().keySet());
        all.addAll(names.families());
        assertEquals(all, rows().keySet());
    }

    @Test
    void showsTheDefaults() {
        Map<String, String> rows = rows();
        assertAll(
                names.defaults().entrySet().stream()
                        .filter(setting -> setting.getValue() != null)
                        .map(
                                setting ->
                                        () ->
                                                assertEquals(
                                                        "`" + setting.getValue() + "`",
                                                        rows.get(setting.getKey()),
                                                        setting.getKey())));
    }

    @Test
    void noDocumentMentionsAnUnknownSetting() {
        assertAll(
                Documents.find(MENTION).stream()
                        .filter(found -> !OTHERS.contains(found.text()))
                        .map(
                                found ->
                                        () ->
                                                assertTrue(
                                                        isKnown(found.text()),
                                                        found.document() + ": " + found.text())));
    }

    /** A setting, or the start of the names of some. */
    private boolean isKnown(String name) {
        return names.knows(name)
                || names.families().contains(name)
                || name.equals("doku.destination.<outcome>")
                || startsSome(name);
    }

    private boolean startsSome(String name) {
        return names.defaults().keySet().stream().anyMatch(known -> known.startsWith(name + "."))
                || names.families().stream().anyMatch(known -> known.startsWith(name));
    }

    @Test
    void noDocumentMentionsAnUnknownVariable() {
        Set<String> known = new HashSet<>();
        names.defaults().keySet().forEach(n -> known.add(SettingNames.environmentName(n)));
        List<Found> unknown =
                Documents.find(VARIABLE).stream()
                        .filter(found -> !known.contains(found.text()))
                        .filter(found -> !found.text().startsWith("DOKU_MERCHANT_SHOP_"))
                        .filter(found -> !OTHERS.contains(found.text()))
                        .toList();
        assertEquals(List.of(), unknown);
    }
}
