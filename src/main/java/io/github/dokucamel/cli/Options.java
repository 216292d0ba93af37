package io.github.dokucamel.cli;

import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.SettingNames;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Settings given on the command line: {@code --name=value}. */
final class Options {

    /** Whoever is on the machine reads the arguments of every process. */
    private static final Pattern SECRET =
            Pattern.compile("doku\\.(.+[.-])?(secret-key|api-key|password|passphrase|shared-key)");

    private Options() {}

    /**
     * @param given gets them, over what another source gave
     * @param warnings gets what is better given otherwise
     */
    static void read(
            List<String> arguments,
            SettingNames names,
            Map<String, String> given,
            List<String> warnings) {
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
            String value = argument.substring(equals + 1);
            given.put(name, value);
            if (!value.isBlank() && SECRET.matcher(name).matches()) {
                warnings.add(
                        "--%s shows its secret to everybody on this machine; give it as %s or in the file"
                                .formatted(name, SettingNames.environmentName(name)));
            }
        }
    }
}
