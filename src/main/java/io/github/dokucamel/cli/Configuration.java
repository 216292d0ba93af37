package io.github.dokucamel.cli;

import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Merges what was given: the command line over the environment over the file over the defaults.
 *
 * @param settings the {@code doku.*} part
 * @param others everything else in the file, for Camel and for the routes
 * @param warnings for the console
 */
record Configuration(Settings settings, Map<String, String> others, List<String> warnings) {

    /** As the command line finds it: the home's file, the environment, what was given. */
    static Configuration of(Home home, List<String> given) throws IOException {
        return read(home.config().resolve("application.properties"), System.getenv(), given);
    }

    static Configuration read(Path file, Map<String, String> environment, List<String> arguments)
            throws IOException {
        SettingNames names = SettingNames.packaged();
        Map<String, String> given = new HashMap<>();
        Map<String, String> others = new HashMap<>();
        fromFile(file, names, given, others);
        Set<String> unknown = fromEnvironment(environment, names, given);
        fromArguments(arguments, names, given);
        List<String> warnings = new ArrayList<>();
        unknown.forEach(
                name -> warnings.add("The environment variable " + name + " is no setting"));
        given.keySet().stream()
                .filter(names::isForLater)
                .forEach(name -> warnings.add(name + " does nothing yet in this version"));
        return new Configuration(Settings.standalone(names, given).checked(), others, warnings);
    }

    private static void fromFile(
            Path file, SettingNames names, Map<String, String> given, Map<String, String> others)
            throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("doku.")) {
                names.require(name, file.toString());
                given.put(name, properties.getProperty(name));
            } else {
                others.put(name, properties.getProperty(name));
            }
        }
    }

    private static Set<String> fromEnvironment(
            Map<String, String> environment, SettingNames names, Map<String, String> given) {
        Map<String, String> byVariable = new HashMap<>();
        names.defaults()
                .keySet()
                .forEach(name -> byVariable.put(SettingNames.environmentName(name), name));
        Set<String> unknown = new TreeSet<>();
        for (String variable : environment.keySet()) {
            if (variable.startsWith("DOKU_")) {
                String known = byVariable.get(variable);
                String name = known == null ? familyName(variable, names) : known;
                if (name == null) {
                    unknown.add(variable);
                } else {
                    given.put(name, environment.get(variable));
                }
            }
        }
        return unknown;
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
                return start + free.group(1).toLowerCase(Locale.ROOT) + end;
            }
        }
        return null;
    }

    private static void fromArguments(
            List<String> arguments, SettingNames names, Map<String, String> given) {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                // Whatever stands here instead may be a value, and a value may be a secret.
                throw new InvalidSettingException(
                        (argument.startsWith("--") ? argument : "What does not begin with --")
                                + " is no option; settings are given as --name=value");
            }
            String name = argument.substring(2, equals);
            names.require(name, "the command line");
            given.put(name, argument.substring(equals + 1));
        }
    }
}
