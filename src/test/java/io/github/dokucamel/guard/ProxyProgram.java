package io.github.dokucamel.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.KeyStoreFile;
import io.github.dokucamel.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A reverse proxy of this machine, as an ordinary process with the configuration that the documents
 * show: only ports and the files of the certificate are others.
 */
final class ProxyProgram implements AutoCloseable {

    private static final Path DOCUMENT = Path.of("docs", "notifications.md");
    private static final String SHOWN = "/payments/notifications";
    private static final int PATIENCE_MS = 5_000;

    /**
     * A kind of them.
     *
     * @param language of the block in the document
     * @param around what the block stands in; {@code %1$s} is the directory
     * @param arguments behind the program; {@code DIR} is the directory
     */
    enum Kind {
        NGINX(
                "nginx",
                "nginx-light",
                """
                daemon off;
                %3$s
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                %2$s
                }
                """,
                List.of("-p", "DIR", "-e", "DIR/error.log", "-c", "DIR/proxy.conf"),
                "user root;"),
        HAPROXY("haproxy", "haproxy", "%2$s%3$s", List.of("-db", "-f", "DIR/proxy.conf"), ""),
        APACHE(
                "apache2",
                "apache2",
                """
                ServerRoot %1$s
                PidFile %1$s/apache.pid
                ErrorLog %1$s/error.log
                Mutex file:%1$s
                %3$s
                LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
                LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
                LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
                LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
                Listen 443
                %2$s
                """,
                List.of("-f", "DIR/proxy.conf", "-DFOREGROUND"),
                "User nobody\nGroup nogroup");

        private final String program;
        private final String installedBy;
        private final String around;
        private final List<String> arguments;
        private final String asRoot;

        Kind(
                String program,
                String installedBy,
                String around,
                List<String> arguments,
                String asRoot) {
            this.program = program;
            this.installedBy = installedBy;
            this.around = around;
            this.arguments = arguments;
            this.asRoot = asRoot;
        }

        private String language() {
            return this == APACHE ? "apache" : program;
        }

        private String block() throws IOException {
            return ProxyProgram.block(language());
        }

        private String configuration(Path directory, String block) {
            boolean isRoot = System.getProperty("user.name").equals("root");
            return around.formatted(directory, block, isRoot ? asRoot : "");
        }
    }

    /** What the document shows. */
    static String block(String language) throws IOException {
        Matcher block =
                Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                        .matcher(Files.readString(DOCUMENT));
        assertTrue(block.find(), DOCUMENT + " has no block for " + language);
        return block.group(1);
    }

    private final Process process;
    private final Path directory;
    private final int port;

    private ProxyProgram(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    /** In front of what listens there; skips the test, and says so, where the program is missing. */
    static ProxyProgram start(Kind kind, int backend) throws Exception {
        return start(kind, backend, SHOWN);
    }

    /** @param path let through instead of the one that the document shows */
    static ProxyProgram start(Kind kind, int backend, String path) throws Exception {
        Path program = require(kind);
        Path all = Files.createDirectories(Path.of("target", "proxies").toAbsolutePath());
        Path directory = Files.createTempDirectory(all, kind.program);
        certificate(directory);
        int port = Ports.free();
        String text = kind.configuration(Path.of("DIR"), kind.block());
        // First: 443 may stand in what replaces the others, in a port and in a directory above all.
        text = replaced(text, "443", Integer.toString(port));
        text = replaced(text, SHOWN.substring(1), path.substring(1));
        text = replaced(text, "127.0.0.1:8081", "127.0.0.1:" + backend);
        text = replaced(text, "/etc/ssl/", directory + "/");
        Files.writeString(
                directory.resolve("proxy.conf"), text.replace("DIR", directory.toString()));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        kind.arguments.forEach(each -> command.add(each.replace("DIR", directory.toString())));
        ProxyProgram started =
                new ProxyProgram(
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(directory.resolve("output.txt").toFile())
                                .start(),
                        directory,
                        port);
        try {
            Installation.waiting().until(() -> started.listens() || !started.process.isAlive());
            assertTrue(started.process.isAlive(), started::said);
            return started;
        } catch (AssertionError | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private static String replaced(String text, String shown, String ours) {
        assertTrue(text.contains(shown), () -> shown + " is not in " + text);
        return text.replace(shown, ours);
    }

    private static Path require(Kind kind) {
        Optional<Path> found =
                Stream.of((System.getenv().getOrDefault("PATH", "") + ":/usr/sbin").split(":"))
                        .map(folder -> Path.of(folder, kind.program))
                        .filter(Files::isExecutable)
                        .findFirst();
        String missing =
                "SKIPPED: no %s on the PATH; install the package %s to run it"
                        .formatted(kind.program, kind.installedBy);
        if (found.isEmpty()) {
            System.out.println(missing);
        }
        assumeTrue(found.isPresent(), missing);
        return found.get();
    }

    /** {@code pay.pem} with key and certificate, {@code pay.key} with the key. */
    private static void certificate(Path directory) throws Exception {
        KeyStore made = keys(directory);
        char[] password = KeyStoreFile.PASSWORD.toCharArray();
        String key = pem("PRIVATE KEY", made.getKey("server", password).getEncoded());
        String certificate = pem("CERTIFICATE", made.getCertificate("server").getEncoded());
        Files.writeString(directory.resolve("pay.key"), key);
        Files.writeString(directory.resolve("pay.pem"), certificate + key);
    }

    private static KeyStore keys(Path directory) throws Exception {
        Path file = directory.resolve("keys.p12");
        return KeyStore.getInstance(
                (Files.exists(file) ? file : KeyStoreFile.make(file)).toFile(),
                KeyStoreFile.PASSWORD.toCharArray());
    }

    private static String pem(String what, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** What the program wrote, for a test that fails. */
    String said() {
        StringBuilder said = new StringBuilder();
        for (String name : List.of("output.txt", "error.log")) {
            try {
                said.append(Files.readString(directory.resolve(name)));
            } catch (IOException e) {
                said.append(name).append(" is not there\n");
            }
        }
        return said.toString();
    }

    /**
     * What is answered to these bytes, over TLS, until the proxy closes.
     *
     * @param from the address of this machine that calls
     */
    String call(String from, byte[] bytes) throws Exception {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MS);
            try (Socket secure =
                    tls().getSocketFactory().createSocket(socket, "localhost", port, true)) {
                secure.setSoTimeout(PATIENCE_MS);
                secure.getOutputStream().write(bytes);
                secure.getOutputStream().flush();
                return read(secure.getInputStream());
            }
        }
    }

    private static String read(InputStream in) {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        try {
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                seen.write(part, 0, n);
            }
        } catch (IOException e) {
            // Closed hard, or kept open without a word.
        }
        return seen.toString(ISO_8859_1);
    }

    private SSLContext tls() throws Exception {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("proxy", keys(directory).getCertificate("server"));
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }

    /** With its workers. */
    @Override
    public void close() {
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(ProcessHandle::destroyForcibly);
        workers.forEach(worker -> worker.onExit().join());
        delete();
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
