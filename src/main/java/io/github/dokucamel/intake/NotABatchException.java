package io.github.dokucamel.intake;

/**
 * A file that holds no batch at all: nothing of it is recorded, it is refused as a whole. The
 * message is what stands in {@code NAME.reason.txt}: what is wrong, and what to do.
 */
public class NotABatchException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param rule what is wrong, no full stop, e.g. {@code The file is empty}
     * @param remedy what to do, no full stop
     */
    public NotABatchException(String rule, String remedy) {
        super(rule + ". " + remedy + ".");
    }
}
