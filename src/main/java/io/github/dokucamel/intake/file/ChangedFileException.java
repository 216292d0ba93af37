package io.github.dokucamel.intake.file;

/** A file that is no longer what it was when its reading began. */
public class ChangedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChangedFileException(String message) {
        super(message);
    }
}
