package io.github.dokucamel.intake;

import java.nio.file.Path;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/** The {@code filter} of a Camel file consumer: lets through what {@link InboxFilter} calls ready. */
public final class ReadyFiles<T> implements GenericFileFilter<T> {

    private final InboxFilter inbox;

    public ReadyFiles(InboxFilter inbox) {
        this.inbox = inbox;
    }

    @Override
    public boolean accept(GenericFile<T> file) {
        return !file.isDirectory() && inbox.ready(Path.of(file.getAbsoluteFilePath()));
    }
}
