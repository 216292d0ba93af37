package io.github.dokucamel.crash;

import io.github.dokucamel.cli.DokuProcess;
import io.github.dokucamel.crash.inside.KillAtStep;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The installed runner beside itself: the same {@code bin/}, {@code lib/}, {@code routes/} and
 * {@code config/}, with one more jar in {@code lib/} and one more line in the configuration file that
 * makes a bean of its {@link KillAtStep}. Nothing of the product is another.
 */
final class TrappedRunner {

    private static final Path INSTALLED = Path.of("target", "doku-camel").toAbsolutePath();

    private static final String TRAP = "trap.properties";

    private final Path home;

    private TrappedRunner(Path home) {
        this.home = home;
    }

    static TrappedRunner installIn(Path home) throws IOException {
        for (String part : List.of("bin", "lib", "routes", "config")) {
            copy(part, home);
        }
        try (OutputStream jar = Files.newOutputStream(home.resolve("lib/doku-crash-trap.jar"))) {
            writeTrap(jar);
        }
        Files.writeString(
                home.resolve("config/application.properties"),
                "\ncamel.beans.crashTrap = #class:" + KillAtStep.class.getName() + "\n",
                StandardOpenOption.APPEND);
        return new TrappedRunner(home);
    }

    private static void copy(String part, Path home) throws IOException {
        try (Stream<Path> all = Files.walk(INSTALLED.resolve(part))) {
            for (Path one : (Iterable<Path>) all::iterator) {
                Path target = home.resolve(INSTALLED.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else if (part.equals("lib")) {
                    Files.createLink(target, one);
                } else {
                    Files.copy(one, target);
                }
            }
        }
    }

    private static void writeTrap(OutputStream to) throws IOException {
        Path classes = Path.of("target", "test-classes");
        Path inside = classes.resolve(KillAtStep.class.getPackageName().replace('.', '/'));
        try (JarOutputStream jar = new JarOutputStream(to);
                Stream<Path> files = Files.list(inside)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
    }

    /** Lays the trap for the next start in {@code directory}; none where the kill comes from outside. */
    void trap(Path directory, CrashPoint point, int passage) throws IOException {
        trap(directory, point.how, point.what, point.guard, passage);
    }

    /** @param guard null for none */
    void trap(Path directory, CrashPoint.How how, String what, String guard, int passage)
            throws IOException {
        disarm(directory);
        if (how.trap == null) {
            return;
        }
        Properties trap = new Properties();
        trap.setProperty("kind", how.trap);
        trap.setProperty("what", what);
        trap.setProperty("passage", Integer.toString(passage));
        if (guard != null) {
            trap.setProperty("guard", guard);
        }
        try (Writer writer = Files.newBufferedWriter(directory.resolve(TRAP))) {
            trap.store(writer, null);
        }
    }

    void disarm(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(TRAP));
    }

    /** Starts it in {@code directory}, where its trap lies, if any. */
    DokuProcess start(Path directory, Map<String, String> settings, boolean once)
            throws IOException {
        Stream<String> given =
                settings.entrySet().stream().map(e -> "--" + e.getKey() + "=" + e.getValue());
        return DokuProcess.start(
                home.resolve("bin/doku"),
                directory,
                Map.of("JAVA_OPTS", "-Xmx256m", "DOKU_SECRET_KEY", SignatureCheck.SECRET_KEY),
                Stream.concat(once ? Stream.of("run", "--once") : Stream.of("run"), given)
                        .toArray(String[]::new));
    }
}
