package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.SampleOrders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doku check}: what the files say by themselves. */
class CheckCommandTest {

    private static final String HEADER =
            "invoice_number,amount,customer.email,item.name,item.price,item.quantity\n";

    @TempDir Path directory;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static void assertSays(String words, DokuRun run) {
        assertTrue(run.out().contains(words), run.said());
    }

    @Test
    void seesAnOrderThatStandsTwice() throws IOException {
        Path one = file("one.csv", HEADER + "A,30,a@b.id,,,\nB,5,a@b.id,,,\nA,30,a@b.id,,,\n");
        DokuRun run = DokuRun.of("check", one.toString());
        assertSays("one.csv:4: A: duplicate: the same order stands at line 2\n", run);
        assertSays("one.csv: 0 of 3 orders invalid, 1 duplicate\n", run);
        assertEquals(0, run.status(), run.said());
    }

    @Test
    void seesAConflictInOneFileAndBetweenTwo() throws IOException {
        Path one = file("one.csv", HEADER + "A,30,a@b.id,,,\nA,31,b@b.id,,,\n");
        Path two =
                file(
                        "two.jsonl",
                        "{\"invoice_number\":\"A\",\"amount\":40,\"customer\":{\"email\":\"a@b.id\"}}");
        DokuRun run = DokuRun.of("check", one.toString(), two.toString());
        assertSays("one.csv:3: A: conflict: this invoice number stands at line 2 with other", run);
        assertSays("content: amount (30 before, 31 now), customer.email\n", run);
        assertSays("one.csv: 0 of 2 orders invalid, 1 in conflict\n", run);
        assertSays("two.jsonl:1: A: conflict: this invoice number stands at line 2 of " + one, run);
        assertFalse(run.said().contains("a@b.id"), run.said());
        assertEquals(1, run.status());
    }

    @Test
    void seesRowsOfOneOrderThatAreApart() throws IOException {
        Path whole =
                file(
                        "whole.csv",
                        HEADER + "A,30,a@b.id,x,30,1\nB,5,a@b.id,,,\nA,20,a@b.id,y,20,1\n");
        DokuRun run = DokuRun.of("check", whole.toString());
        assertSays("line_items[1].name (x before, y now)", run);
        assertSays("The rows of one order have to follow each other", run);
        Path rest = file("rest.csv", HEADER + "A,30,a@b.id,x,30,1\nB,5,a@b.id,,,\nA,,,y,20,1\n");
        run = DokuRun.of("check", rest.toString());
        assertSays(":4: A: invoice_number: line 4 goes on with the order of line 2", run);
        assertEquals(1, run.status());
        Path sum = file("sum.csv", HEADER + "A,30,a@b.id,x,30,1\nB,5,a@b.id,,,\nA,30,,y,20,1\n");
        run = DokuRun.of("check", sum.toString());
        assertSays(":4: A: invoice_number: line 4 goes on with the order of line 2", run);
        assertEquals(1, run.status());
    }

    /** A name may come from anybody, and a terminal obeys what it is shown. */
    @Test
    void showsNoControlCharacterOfAName() throws Exception {
        Path file = directory.resolve("a\u001b[2J\u202e\u3164.csv");
        Files.writeString(file, SampleOrders.csv("CHECK", 2));
        Path none = directory.resolve("none\u0007\uFFFD.csv");

        DokuRun run = DokuRun.of("check", file.toString(), none.toString());

        assertTrue(run.out().contains("a?[2J??.csv: 0 of 2 orders invalid"), run.said());
        assertTrue(run.out().contains("its name is no text. Rename it"), run.said());
        assertEquals("", run.said().replaceAll("[^\\p{Cc}\\p{Cf}]|\\R", ""));
        assertEquals(1, run.status());
    }
}
