package io.github.dokucamel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One pass of the packaged runner in a process of its own. */
final class RunnerProcess {

    /** @param peakMegabytes largest resident size, 0 where the system does not tell */
    record Result(int status, double seconds, long peakMegabytes) {}

    private static final long LONGEST_MINUTES = 15;

    private final Path runner;
    private final Path data;

    RunnerProcess(Path runner, Path data) throws IOException {
        this.runner = runner;
        this.data = data;
        if (Files.exists(data)) {
            try (Stream<Path> all = Files.walk(data)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    Path inbox() {
        return data.resolve("inbox");
    }

    Result runOnce(String javaOptions, String... settings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(runner.toString(), "run", "--once"));
        command.add("--doku.data-dir=" + data);
        command.addAll(List.of(settings));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(data.resolve("console.txt").toFile());
        builder.environment().put("JAVA_OPTS", javaOptions);
        long begin = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        long end = begin + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, residentPeak(process.pid()));
            if (System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("The runner did not end; see " + data);
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Result(process.exitValue(), seconds, peak / 1024);
    }

    private static long residentPeak(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
