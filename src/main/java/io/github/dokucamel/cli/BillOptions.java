package io.github.dokucamel.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a command is told which bill is meant. */
class BillOptions {

    @Parameters(paramLabel = "INVOICE", descriptionKey = "INVOICE")
    private String invoiceNumber;

    @Option(names = "--merchant", paramLabel = "ALIAS")
    private String merchant;

    @Option(names = "--operation", paramLabel = "NAME")
    private String operation;

    String invoiceNumber() {
        return invoiceNumber;
    }

    OrderAddress address() {
        return address(null);
    }

    private OrderAddress address(String revision) {
        return new OrderAddress(invoiceNumber, merchant, operation, revision);
    }

    /** The same, and which of its revisions. */
    static final class Revised extends BillOptions {

        @Option(names = "--revision", paramLabel = "NUMBER")
        private Integer revision;

        /** Null where none is named. */
        Integer revision() {
            return revision;
        }

        @Override
        OrderAddress address() {
            return super.address(revision == null ? null : revision.toString());
        }
    }
}
