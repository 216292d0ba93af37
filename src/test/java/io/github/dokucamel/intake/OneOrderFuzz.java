package io.github.dokucamel.intake;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dokucamel.corpus.Promises;
import io.github.dokucamel.corpus.Seeds;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.OrderCheck;
import io.github.dokucamel.order.RawOrder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a JMS message or REST call. */
@Tag("full")
class OneOrderFuzz {

    private static final OneObject READER =
            new OneObject(64 * 1024, "send one order as a JSON object");
    private static final CheckOrder CHECK = OrderCheck.asItComes();

    static Stream<byte[]> seeds() {
        return Stream.concat(Seeds.of("jsonl"), Seeds.of("json"));
    }

    @MethodSource("seeds")
    @FuzzTest
    void isAnOrderOrMalformed(byte[] bytes) {
        try {
            Promises.hold(CHECK.check(RawOrder.read(0, READER.read(bytes))));
        } catch (MalformedOrderException e) {
            Promises.holdOf(e.getMessage());
        }
    }
}
