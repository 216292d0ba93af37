package io.github.dokucamel.intake.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dokucamel.corpus.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a CSV file. */
@Tag("full")
class CsvFuzz {

    static Stream<byte[]> seeds() {
        return Seeds.of("csv");
    }

    @MethodSource("seeds")
    @FuzzTest
    void readsWhateverItIsGiven(byte[] bytes) {
        FuzzedFile.read(bytes, OrderFormat.CSV);
    }
}
