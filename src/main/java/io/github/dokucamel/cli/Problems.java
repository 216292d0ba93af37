package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Model.CommandSpec;

/** Why the service did not do what a command asked it for. */
final class Problems {

    private Problems() {}

    /**
     * Says it; of several bills each in a line.
     *
     * @return the command's exit status
     */
    static int told(JsonNode problem, CommandSpec spec) {
        Doku.notices(spec).accept(problem.path("detail").asText("The service did not answer"));
        problem.path("matches").forEach(match -> spec.commandLine().getErr().println(line(match)));
        return problem.has("matches") ? Doku.WRONG_INPUT : Doku.FAILED;
    }

    private static String line(JsonNode match) {
        return "  --merchant %s --operation %s"
                .formatted(match.path("merchant").asText(), match.path("operation").asText());
    }
}
