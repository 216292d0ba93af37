package io.github.dokucamel.intake.file;

/** A file that is no longer what it was when its reading began. */
class ChangedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChangedFileException(String message) {
        super(message);
    }
}
