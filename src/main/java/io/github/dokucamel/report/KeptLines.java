package io.github.dokucamel.report;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.dokucamel.disk.DurableFile;
import io.github.dokucamel.order.OrderJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Lines of bills that later sheets need, on the disk meanwhile: there may be a million. */
final class KeptLines implements Closeable {

    private static final JsonMapper JSON =
            OrderJson.mapper()
                    .rebuild()
                    .addModule(
                            new SimpleModule("days")
                                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                                    .addDeserializer(LocalDate.class, new Days()))
                    .build();

    private static final class Days extends FromStringDeserializer<LocalDate> {

        private static final long serialVersionUID = 1L;

        Days() {
            super(LocalDate.class);
        }

        @Override
        protected LocalDate _deserialize(String text, DeserializationContext context) {
            return LocalDate.parse(text);
        }
    }

    private final Path file;
    private final Writer out;

    /** Beside the report, as hidden as its draft. */
    KeptLines(Path report) throws IOException {
        this.file = DurableFile.draft(report);
        this.out =
                new BufferedWriter(
                        new OutputStreamWriter(DurableFile.create(file), StandardCharsets.UTF_8));
    }

    void add(BillLine line) {
        try {
            out.write(JSON.writeValueAsString(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the sequence in which they were added. */
    void each(Consumer<BillLine> each) throws IOException {
        out.flush();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                each.accept(JSON.readValue(line, BillLine.class));
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
