package io.github.dokucamel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Chromium of this machine, without a window, told what to do in its own DevTools protocol. It
 * reaches nothing but loopback, and closing it leaves no process behind.
 */
public final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser");
    private static final List<String> ARGUMENTS =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-extensions",
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                    "--window-size=1000,1000",
                    "--remote-debugging-port=0");

    private final Process process;
    private final Path profile;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private WebSocket page;
    private int number;

    private Browser(Process process, Path profile) {
        this.process = process;
        this.profile = profile;
    }

    /** Skips the test where there is no Chromium, and says so. */
    public static Browser start() throws Exception {
        Optional<Path> chromium = installed();
        String missing = "SKIPPED: no chromium on the PATH; install the package chromium to run it";
        if (chromium.isEmpty()) {
            System.out.println(missing);
        }
        assumeTrue(chromium.isPresent(), missing);
        Path all = Files.createDirectories(Path.of("target", "browser").toAbsolutePath());
        Path profile = Files.createTempDirectory(all, "profile");
        List<String> command =
                Stream.of(
                                Stream.of(chromium.get().toString()),
                                ARGUMENTS.stream(),
                                Stream.of("--user-data-dir=" + profile, "about:blank"))
                        .flatMap(part -> part)
                        .toList();
        Browser browser =
                new Browser(
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(profile.resolve("output.txt").toFile())
                                .start(),
                        profile);
        try {
            browser.connect(profile.resolve("DevToolsActivePort"));
            return browser;
        } catch (Exception e) {
            browser.close();
            throw e;
        }
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void connect(Path activePort) throws Exception {
        await().atMost(60, TimeUnit.SECONDS)
                .until(
                        () ->
                                Files.exists(activePort)
                                        && Files.readString(activePort).contains("/"));
        String port = Files.readAllLines(activePort).get(0);
        URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
        String targets =
                client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
        for (JsonNode target : JSON.readTree(targets)) {
            if (target.path("type").asText().equals("page")) {
                URI address = URI.create(target.path("webSocketDebuggerUrl").asText());
                page =
                        client.newWebSocketBuilder()
                                .buildAsync(address, new Answers())
                                .get(20, TimeUnit.SECONDS);
                return;
            }
        }
        throw new IllegalStateException("the browser has no page: " + targets);
    }

    /** Returns when the page is there. */
    public void open(String url) throws Exception {
        tell("Page.navigate", JSON.createObjectNode().put("url", url));
        await().until(() -> evaluate("location.href").equals(url) && isLoaded());
    }

    private boolean isLoaded() throws Exception {
        return evaluate("document.readyState").equals("complete");
    }

    /** The text as a reader sees it. */
    public String text() throws Exception {
        return evaluate("document.body ? document.body.innerText : ''");
    }

    /** With the mouse, on the button with this text. */
    public void click(String button) throws Exception {
        String place =
                evaluate(
                        """
                        (() => { for (const one of document.querySelectorAll('button'))
                          if (one.textContent === '%s') {
                            one.scrollIntoView();
                            const at = one.getBoundingClientRect();
                            return (at.x + at.width / 2) + ' ' + (at.y + at.height / 2); }
                          return '' })()"""
                                .formatted(button));
        if (place.isEmpty()) {
            throw new IllegalStateException("no button " + button + " in: " + text());
        }
        String[] at = place.split(" ");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            tell(
                    "Input.dispatchMouseEvent",
                    JSON.createObjectNode()
                            .put("type", type)
                            .put("x", Double.parseDouble(at[0]))
                            .put("y", Double.parseDouble(at[1]))
                            .put("button", "left")
                            .put("clickCount", 1));
        }
    }

    public boolean hasButtons() throws Exception {
        return !evaluate("document.querySelectorAll('button').length + ''").equals("0");
    }

    private String evaluate(String script) throws Exception {
        JsonNode answer =
                tell("Runtime.evaluate", JSON.createObjectNode().put("expression", script));
        return answer.at("/result/value").asText();
    }

    private JsonNode tell(String method, ObjectNode parameters) throws Exception {
        int id = ++number;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
        command.set("params", parameters);
        page.sendText(command.toString(), true).get(20, TimeUnit.SECONDS);
        return answer.get(20, TimeUnit.SECONDS).path("result");
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                take(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void take(String message) {
            try {
                JsonNode json = JSON.readTree(message);
                CompletableFuture<JsonNode> asked = answers.remove(json.path("id").asInt());
                if (asked != null) {
                    asked.complete(json);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ended by itself it leaves nothing behind; else it is made to end. */
    @Override
    public void close() {
        List<ProcessHandle> all =
                Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        try {
            if (page != null) {
                page.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true).join();
                process.waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(one -> one.onExit().join());
            deleteProfile();
        }
    }

    private void deleteProfile() {
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
