package io.github.dokucamel.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Says beside the result what a person should know. */
record Notices(CommandSpec spec) {

    void accept(String notice) {
        spec.commandLine().getErr().println("doku: " + notice);
        spec.commandLine().getErr().flush();
    }
}
