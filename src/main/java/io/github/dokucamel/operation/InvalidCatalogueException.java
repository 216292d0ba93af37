package io.github.dokucamel.operation;

/** A catalogue file says something no operation can be made of. The message names file and line. */
public final class InvalidCatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    /**
     * @param line counted from 1; 0 when the parser did not say
     */
    public InvalidCatalogueException(String file, int line, String problem) {
        super(file + (line > 0 ? " line " + line : "") + ": " + problem);
        this.file = file;
        this.line = line;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }
}
