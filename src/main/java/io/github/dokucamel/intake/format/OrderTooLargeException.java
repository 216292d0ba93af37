package io.github.dokucamel.intake.format;

import java.io.IOException;

/** One order has used up its bytes; thrown below a parser, which stops there. */
final class OrderTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    OrderTooLargeException() {
        super("one order is larger than allowed");
    }
}
