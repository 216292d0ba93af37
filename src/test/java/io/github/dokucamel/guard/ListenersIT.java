package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Ports;
import io.github.dokucamel.cli.DokuProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where the runner listens, as the kernel sees it. */
@EnabledOnOs(OS.LINUX)
class ListenersIT {

    private static final String LISTEN = "0A";

    /** 127.0.0.1, ::1 and ::ffff:127.0.0.1 as the kernel writes them on a little-endian machine. */
    private static final Set<String> LOOPBACK =
            Set.of(
                    "0100007F",
                    "00000000000000000000000001000000",
                    "0000000000000000FFFF00000100007F");

    @TempDir Path directory;
    private final Map<String, Integer> ports = new TreeMap<>();

    @Test
    void everySocketIsLoopbackUnlessToldOtherwise() throws Exception {
        for (String name :
                List.of(
                        "doku.http.port",
                        "doku.management.port",
                        "doku.jms.embedded.port",
                        "doku.simulator.port")) {
            ports.put(name, Ports.free());
        }
        try (DokuProcess doku = start(Map.of())) {
            Map<Integer, Boolean> sockets = sockets(doku.pid());
            assertEquals(new TreeSet<>(ports.values()), sockets.keySet());
            assertFalse(sockets.containsValue(false), () -> "not loopback: " + sockets);
            assertEquals(Set.of(), datagrams(doku.pid()));
            assertFalse(
                    Files.readString(Path.of("/proc/" + doku.pid() + "/cmdline"))
                            .contains("jmxremote"));
            doku.terminate();
            assertEquals(143, doku.status());
        }
        Map<String, String> everywhere = Map.of("DOKU_HTTP_HOST", "0.0.0.0");
        try (DokuProcess doku = DokuProcess.start(directory, everywhere, arguments())) {
            assertEquals(2, doku.status());
            assertTrue(doku.output().contains("doku.api-key is missing"), doku.output());
        }
        try (DokuProcess doku =
                start(
                        Map.of(
                                "DOKU_HTTP_HOST",
                                "0.0.0.0",
                                "DOKU_API_KEY",
                                "listeners-key-0123456789-0123456789"))) {
            Map<Integer, Boolean> sockets = sockets(doku.pid());
            assertEquals(new TreeSet<>(ports.values()), sockets.keySet());
            sockets.forEach(
                    (port, loopback) ->
                            assertEquals(!port.equals(ports.get("doku.http.port")), loopback));
            doku.terminate();
            assertEquals(143, doku.status());
        }
    }

    private DokuProcess start(Map<String, String> environment) throws IOException {
        DokuProcess doku = DokuProcess.start(directory, environment, arguments());
        Installation.waiting().until(() -> doku.output().contains("\n  inbox "));
        return doku;
    }

    private String[] arguments() {
        return Stream.concat(
                        Stream.of("run"),
                        ports.entrySet().stream()
                                .map(port -> "--" + port.getKey() + "=" + port.getValue()))
                .toArray(String[]::new);
    }

    /** Whether it is loopback, by port. */
    private static Map<Integer, Boolean> sockets(long pid) throws IOException {
        Map<Integer, Boolean> sockets = new TreeMap<>();
        for (String[] socket : of(pid, "tcp", "tcp6")) {
            if (socket[3].equals(LISTEN)) {
                String[] address = socket[1].split(":");
                sockets.put(Integer.parseInt(address[1], 16), LOOPBACK.contains(address[0]));
            }
        }
        return sockets;
    }

    private static Set<String> datagrams(long pid) throws IOException {
        Set<String> addresses = new TreeSet<>();
        for (String[] socket : of(pid, "udp", "udp6")) {
            addresses.add(socket[1]);
        }
        return addresses;
    }

    /** The kernel's lines about sockets that the process has open. */
    private static List<String[]> of(long pid, String... kinds) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path one : open.toList()) {
                try {
                    inodes.add(Files.readSymbolicLink(one).toString());
                } catch (IOException e) {
                    // Closed meanwhile.
                }
            }
        }
        List<String[]> sockets = new ArrayList<>();
        for (String kind : kinds) {
            Files.readAllLines(Path.of("/proc/" + pid + "/net/" + kind)).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(line -> inodes.contains("socket:[" + line[9] + "]"))
                    .forEach(sockets::add);
        }
        return sockets;
    }
}
