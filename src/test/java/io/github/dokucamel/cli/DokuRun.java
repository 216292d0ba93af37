package io.github.dokucamel.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * One command line, run in this process.
 *
 * @param status what the process would have ended with
 */
public record DokuRun(int status, String out, String err) {

    public static DokuRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine doku =
                Doku.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        int status = doku.execute(arguments);
        return new DokuRun(status, out.toString(), err.toString());
    }

    /** On either stream. */
    public String said() {
        return out + err;
    }
}
