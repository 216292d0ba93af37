package io.github.dokucamel.cli;

import io.github.dokucamel.settings.BlankEnds;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.LookAlikes;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Unseen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Merges what was given: the command line over the environment over the file over the defaults.
 *
 * @param settings the {@code doku.*} part
 * @param others what in the file is for Camel, and what a route or another setting names
 * @param warnings for the console
 */
record Configuration(Settings settings, Map<String, String> others, List<String> warnings) {

    /** What Camel's runner reads; of others it says nothing. */
    private static final Pattern CAMELS =
            Pattern.compile(
                    "camel\\.(?i:beans|component|context|data-?format|debug|dev-?console|fault-?tolerance"
                            + "|global-?options|health|language|lra|main|management|mdc|metrics"
                            + "|opentelemetry2?|resilience4j|rest|route-?controller|route-?template.*"
                            + "|server|ssl|startup-?condition|telemetry-?dev|thread-?pool|trace"
                            + "|variable|vault)[.\\[].+");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[?!]?([A-Za-z0-9._-]+)");
    private static final Pattern OURS = Pattern.compile("(?i)doku[._-]");
    private static final Pattern UNSEEN = Pattern.compile("[^\\x21-\\x7e]");

    /** As the command line finds it: the home's file, the environment, what was given. */
    static Configuration of(Home home, List<String> given) {
        Path file = home.config().resolve("application.properties");
        Configuration found = read(file, home.routeTexts().values(), System.getenv(), given);
        if (!Files.exists(file)) {
            found.warnings.add(file + " is not there; every setting has its default");
        }
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> isOurs(name) && SettingNames.packaged().knows(name))
                .forEach(
                        name ->
                                found.warnings.add(
                                        "The system property %s does nothing; give it as --%1$s=..."
                                                .formatted(name)));
        return found;
    }

    static Configuration read(Path file, Map<String, String> environment, List<String> arguments) {
        return read(file, List.of(), environment, arguments);
    }

    /** @param routes texts of route files, which may name what else stands in the file */
    private static Configuration read(
            Path file,
            Collection<String> routes,
            Map<String, String> environment,
            List<String> arguments) {
        SettingNames names = SettingNames.packaged();
        Map<String, String> given = new HashMap<>();
        Map<String, String> others = new HashMap<>();
        List<String> warnings = new ArrayList<>();
        SettingsFile settings = SettingsFile.read(file);
        Set<String> placeholders =
                Stream.of(routes, List.of(settings.text()), environment.values(), arguments)
                        .flatMap(Collection::stream)
                        .flatMap(text -> PLACEHOLDER.matcher(text).results())
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
        fromFile(settings, names, placeholders, given, others, warnings);
        fromEnvironment(environment, names, given, warnings);
        Options.read(arguments, names, given, warnings);
        warnings.addAll(BlankEnds.in(given));
        return new Configuration(Settings.standalone(names, given), others, warnings);
    }

    private static void fromFile(
            SettingsFile settings,
            SettingNames names,
            Set<String> placeholders,
            Map<String, String> given,
            Map<String, String> others,
            List<String> warnings) {
        List<String> unknown = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (SettingsFile.Line line : settings.lines()) {
            String name = line.name();
            Integer before = seen.put(name, line.number());
            if (before != null) {
                warnings.add(
                        "%s stands twice in %s, lines %s and %s; the last one counts"
                                .formatted(name, settings.file(), before, line.number()));
            }
            if (CAMELS.matcher(name).matches() || placeholders.contains(name) && !isOurs(name)) {
                others.put(name, line.value());
            } else if (names.knows(name)) {
                given.put(name, line.value());
            } else {
                unknown.add(unknown(line, settings.file(), names));
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidSettingException(String.join("\n", unknown));
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith("doku.");
    }

    /** A slip taken for somebody else's name would leave the default in force, without a word. */
    private static String unknown(SettingsFile.Line line, Path file, SettingNames names) {
        String meant =
                UNSEEN.matcher(LookAlikes.latin(Unseen.without(line.written()))).replaceAll("");
        String unseen =
                UNSEEN.matcher(line.name())
                        .results()
                        .map(c -> Unseen.name(c.group().codePointAt(0)))
                        .distinct()
                        .collect(Collectors.joining(", "));
        String variable = variableName(meant, names);
        return "%s in %s line %s is no setting%s; %s"
                .formatted(
                        Shown.of(line.name().isEmpty() ? "A line without a name" : line.name()),
                        file,
                        line.number(),
                        unseen.isEmpty() ? "" : ", it holds the character " + unseen,
                        variable == null ? names.remedy(meant) : "did you mean " + variable + "?");
    }

    /** What is not known only warns: others may use the prefix too. */
    private static void fromEnvironment(
            Map<String, String> environment,
            SettingNames names,
            Map<String, String> given,
            List<String> warnings) {
        new TreeMap<>(environment)
                .forEach(
                        (variable, value) -> {
                            String name =
                                    variable.startsWith("DOKU_")
                                            ? variableName(variable, names)
                                            : null;
                            if (name != null) {
                                given.put(name, value);
                            } else if (OURS.matcher(variable).lookingAt()) {
                                warnings.add(
                                        "The environment variable %s is no setting; %s"
                                                .formatted(
                                                        variable, meantVariable(variable, names)));
                            }
                        });
    }

    private static String meantVariable(String variable, SettingNames names) {
        return names.nearest(variable)
                .map(name -> "did you mean " + SettingNames.environmentName(name) + "?")
                .orElse("it does nothing");
    }

    /** The setting of a variable; null where there is none. */
    private static String variableName(String variable, SettingNames names) {
        return names.defaults().keySet().stream()
                .filter(name -> SettingNames.environmentName(name).equals(variable))
                .findFirst()
                .orElseGet(() -> familyName(variable, names));
    }

    /** {@code DOKU_MERCHANT_SHOP_CLIENT_ID} is {@code doku.merchant.shop.client-id}. */
    private static String familyName(String variable, SettingNames names) {
        for (String family : names.families()) {
            String start = family.substring(0, family.indexOf('<'));
            String end = family.substring(family.indexOf('>') + 1);
            String before = SettingNames.environmentName(start);
            String after = SettingNames.environmentName(end);
            Matcher free = Pattern.compile(before + "(.+)" + after).matcher(variable);
            boolean isAnother =
                    after.equals("_SECRET_KEY") && variable.endsWith("_PREVIOUS_SECRET_KEY");
            if (free.matches() && !isAnother) {
                return start + AsciiCase.lower(free.group(1)) + end;
            }
        }
        return null;
    }
}
