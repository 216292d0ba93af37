import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks OSV about every library of docs/libraries.md in the version that lies in lib, and adds the
 * advisories that advisories.csv lacks. Run from the root of the project after it was packaged:
 *
 * <pre>java -cp 'target/doku-camel/lib/*' src/build/RefreshAdvisories.java [address of OSV]</pre>
 *
 * <p>Ends with 0 when nothing is new, with 3 when something was added, with 1 when OSV cannot be
 * asked; the file is then as it was.
 */
final class RefreshAdvisories {

    private static final String OSV = "https://api.osv.dev";
    private static final Path LIB = Path.of("target/doku-camel/lib");
    private static final Path LIBRARIES = Path.of("docs/libraries.md");
    private static final Path KNOWN = Path.of("src/build/advisories.csv");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.-]+:[\\w.-]+)` \\|");
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.-]*)\\.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_PAGES = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RefreshAdvisories() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            int added = refresh(arguments.length == 0 ? OSV : arguments[0]);
            System.out.println(
                    added == 0
                            ? "Nothing new: " + KNOWN + " is up to date"
                            : added + " advisories added to " + KNOWN + ": look at each");
            System.exit(added == 0 ? 0 : 3);
        } catch (IOException e) {
            System.err.println("OSV cannot be asked, and " + KNOWN + " stays as it is: " + e);
            System.exit(1);
        }
    }

    private static int refresh(String address) throws IOException, InterruptedException {
        Map<String, String> versions = versions();
        List<String> lines = new ArrayList<>(Files.readAllLines(KNOWN, StandardCharsets.UTF_8));
        int before = lines.size();
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        Matcher row = ROW.matcher(Files.readString(LIBRARIES, StandardCharsets.UTF_8));
        while (row.find()) {
            String library = row.group(1);
            String version = versions.get(library.substring(library.indexOf(':') + 1));
            if (version != null) {
                for (JsonNode found : ask(client, address, library, version)) {
                    String line = name(found) + "," + library + "," + mended(found, library) + ",";
                    String known = line.substring(0, line.indexOf(',', line.indexOf(',') + 1) + 1);
                    if (lines.stream().noneMatch(l -> l.startsWith(known))) {
                        lines.add(line);
                    }
                }
            }
        }
        if (lines.size() > before) {
            Path draft = Files.createTempFile(KNOWN.toAbsolutePath().getParent(), "advisories", "");
            Files.write(draft, lines, StandardCharsets.UTF_8);
            Files.move(draft, KNOWN, StandardCopyOption.REPLACE_EXISTING);
        }
        return lines.size() - before;
    }

    private static Map<String, String> versions() throws IOException {
        Map<String, String> versions = new TreeMap<>();
        try (Stream<Path> jars = Files.list(LIB)) {
            for (Path jar : jars.toList()) {
                Matcher name = JAR.matcher(jar.getFileName().toString());
                if (name.matches()) {
                    versions.put(name.group(1), name.group(2));
                }
            }
        }
        return versions;
    }

    private static List<JsonNode> ask(
            HttpClient client, String address, String library, String version)
            throws IOException, InterruptedException {
        List<JsonNode> found = new ArrayList<>();
        ObjectNode question = JSON.createObjectNode().put("version", version);
        question.putObject("package").put("name", library).put("ecosystem", "Maven");
        for (int page = 0; page < MOST_PAGES; page++) {
            HttpResponse<byte[]> answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(address + "/v1/query"))
                                    .timeout(PATIENCE)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question)))
                                    .build(),
                            BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("HTTP " + answer.statusCode() + " about " + library);
            }
            JsonNode body = JSON.readTree(answer.body());
            body.path("vulns").forEach(found::add);
            if (!body.path("next_page_token").isTextual()) {
                return found;
            }
            question.put("page_token", body.path("next_page_token").textValue());
        }
        throw new IOException("no end to what is said about " + library);
    }

    /** The CVE where there is one. */
    private static String name(JsonNode found) {
        for (JsonNode alias : found.path("aliases")) {
            if (alias.asText().matches("CVE-\\d{4}-\\d{4,}")) {
                return alias.asText();
            }
        }
        return plain(found.path("id").asText());
    }

    /** The last version that mends it; empty when none does. */
    private static String mended(JsonNode found, String library) {
        String fixed = "";
        for (JsonNode affected : found.path("affected")) {
            if (affected.at("/package/name").asText().equals(library)) {
                for (JsonNode event : affected.findValues("fixed")) {
                    fixed = plain(event.asText());
                }
            }
        }
        return fixed;
    }

    /** Nothing that would be more than one cell. */
    private static String plain(String text) {
        return text.replaceAll("[^\\w.+-]", "");
    }
}
