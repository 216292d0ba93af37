package io.github.dokucamel.protocol;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tlc2.TLC;

/** What TLC, the model checker of TLA+, says of a model. Each run is a process of its own. */
record Tlc(String said) {

    static final Path MODELS = Path.of("src/test/resources/protocol");
    private static final Path RUNS = Path.of("target/protocol");
    private static final String PROTOCOL = "Mutant = \"none\"";
    private static final List<String> JAVA =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseParallelGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m");
    private static final Pattern VIOLATED =
            Pattern.compile("Error: (?:Invariant|Action property) (\\w+) is violated");
    private static final Pattern STATES =
            Pattern.compile("(?m)^\\d+ states generated, (\\d+) distinct states found, 0 ");
    private static final Pattern ACTION = Pattern.compile("(?m)^<(\\w+) line [^>]*>: \\d+:(\\d+)");

    /** @param checked the name of a configuration */
    static Tlc model(String checked) {
        return run(checked, checked, configuration(checked), "-coverage", "1");
    }

    /** One with larger constants. */
    static Tlc model(String checked, String constant, String larger) {
        String small = configuration(checked);
        if (!small.contains(constant)) {
            throw new IllegalArgumentException(checked + " has no " + constant);
        }
        return run(checked + "-larger", checked, small.replace(constant, larger));
    }

    static Tlc mutant(Mutant mutant) {
        String model = configuration(mutant.checked());
        String changed = model.replace(PROTOCOL, "Mutant = \"" + mutant.name() + "\"");
        return run(
                mutant.name(),
                mutant.checked(),
                mutant.isTemporal()
                        ? changed.replaceFirst("(?s)PROPERTIES.*", "PROPERTIES " + mutant.breaks())
                        : changed);
    }

    /** @param checked {@code Settling}, or {@code SettlingEnds} for what it brings about */
    static String module(String checked) {
        return checked.replaceFirst("Ends?$", "");
    }

    private static String configuration(String checked) {
        try {
            String text = Files.readString(MODELS.resolve(checked + ".cfg"));
            if (!text.contains(PROTOCOL)) {
                throw new IllegalStateException(checked + ".cfg is not of the protocol");
            }
            return text;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Tlc run(String name, String checked, String configuration, String... more) {
        try {
            Path folder = Files.createDirectories(RUNS.resolve(name)).toAbsolutePath();
            String module = module(checked) + ".tla";
            Files.copy(
                    MODELS.resolve(module),
                    folder.resolve(module),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(folder.resolve("run.cfg"), configuration);
            Path output = folder.resolve("output.txt");
            List<String> command = new ArrayList<>(JAVA);
            // There TLC unpacks its standard modules.
            command.add("-Djava.io.tmpdir=" + folder);
            command.addAll(List.of("-cp", tools().toString(), "tlc2.TLC", "-config", "run.cfg"));
            command.addAll(List.of("-workers", "1", "-cleanup", "-metadir", folder + "/states"));
            command.addAll(List.of(more));
            command.add(module);
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            try {
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    throw new IllegalStateException(name + " does not end: " + output);
                }
            } finally {
                process.destroyForcibly();
            }
            return new Tlc(Files.readString(output));
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name, e);
        }
    }

    private static Path tools() {
        try {
            return Path.of(TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isWithoutError() {
        return said.contains("Model checking completed. No error has been found.");
    }

    /** Of a run without error, how many different states there are. */
    int states() {
        Matcher found = STATES.matcher(said);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    /** The invariant or action property that is violated, {@code temporal}, {@code deadlock}, or "". */
    String violated() {
        Matcher found = VIOLATED.matcher(said);
        if (found.find()) {
            return found.group(1);
        }
        if (said.contains("Error: Temporal properties were violated.")) {
            return "temporal";
        }
        return said.contains("Error: Deadlock reached.") ? "deadlock" : "";
    }

    /** Actions that never happened. */
    Set<String> idle() {
        Set<String> idle = new TreeSet<>();
        ACTION.matcher(said)
                .results()
                .filter(action -> action.group(2).equals("0"))
                .forEach(action -> idle.add(action.group(1)));
        return idle;
    }
}
