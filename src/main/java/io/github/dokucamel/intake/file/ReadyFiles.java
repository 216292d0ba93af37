package io.github.dokucamel.intake.file;

import java.nio.file.Path;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/** The {@code filter} of a Camel file consumer: lets through what {@link InboxFilter} calls ready. */
final class ReadyFiles<T> implements GenericFileFilter<T> {

    private final InboxFilter inbox;
    private final LeftFiles left;

    ReadyFiles(InboxFilter inbox, LeftFiles left) {
        this.inbox = inbox;
        this.left = left;
    }

    @Override
    public boolean accept(GenericFile<T> file) {
        Path path = Path.of(file.getAbsoluteFilePath());
        return !file.isDirectory() && !left.rests(path) && inbox.ready(path);
    }
}
