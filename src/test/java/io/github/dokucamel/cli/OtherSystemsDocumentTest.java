package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/other-systems.md shows what the commands print, to the letter. */
class OtherSystemsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs", "other-systems.md");

    @TempDir Path directory;
    private String text;

    @BeforeEach
    void writeTheFilesOfTheDocument() throws IOException {
        text = Files.readString(DOCUMENT);
        Files.writeString(directory.resolve("body.json"), block("body").strip());
        Files.writeString(directory.resolve("key.txt"), "SK-my-own-test-key");
    }

    private String block(String name) {
        Matcher block =
                Pattern.compile("(?s)<!-- " + name + " -->\n```\\w*\n(.*?)```\n").matcher(text);
        if (!block.find()) {
            throw new AssertionError(DOCUMENT + " has no block marked " + name);
        }
        return block.group(1);
    }

    /** Runs the command of a block, its files being those of this test. */
    private String run(String name, String more) {
        String command = block(name).strip().replaceFirst("^bin/doku ", "") + more;
        String[] arguments =
                command.replaceAll(" (body\\.json|key\\.txt|theirs\\.txt)", " " + directory + "/$1")
                        .split(" ");
        return DokuRun.of(arguments).said().replace(directory + "/", "");
    }

    private void assertShown(String block, String said) {
        assertEquals(block(block).lines().toList(), said.lines().toList());
    }

    @Test
    void showsTheHeadersThatAreSigned() {
        assertShown("signed", run("sign", ""));
    }

    @Test
    void showsTheExplanation() {
        assertShown("explain", run("sign", " --explain"));
    }

    @Test
    void showsASignatureThatHolds() {
        assertShown("verified", run("verify", ""));
    }

    @Test
    void showsTheByteThatDiffers() throws IOException {
        StringBuilder lines = new StringBuilder();
        block("explain")
                .lines()
                .filter(line -> line.matches(" {2}\\d {2}.*"))
                .forEach(line -> lines.append(line.substring(5)).append('\n'));
        Files.writeString(directory.resolve("theirs.txt"), lines);
        assertShown("difference", run("components", ""));
    }
}
