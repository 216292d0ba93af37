package io.github.dokucamel.corpus;

import java.util.stream.Stream;

/** The corpus as bytes: what fuzzing starts from. */
public final class Seeds {

    private Seeds() {}

    /** The files of a format, without the big ones. */
    public static Stream<byte[]> of(String format) {
        Stream<byte[]> files =
                Corpus.files().stream()
                        .filter(file -> !file.big() && file.format().equals(format))
                        .map(file -> file.content().bytes());
        Stream<byte[]> values =
                Corpus.values().stream()
                        .filter(one -> one.fits(format))
                        .map(one -> one.file(format))
                        .filter(bytes -> bytes.length < 1000);
        return Stream.concat(files, values);
    }
}
