package io.github.dokucamel.intake.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.dokucamel.ledger.ReplyTo;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which destinations end with their connection, by what a client says of them and by their names. */
class ReplyDestinationsTest {

    private static String written(String name, Class<?>... types) throws JMSException {
        return ReplyDestinations.written(
                (Destination)
                        Proxy.newProxyInstance(
                                ReplyDestinationsTest.class.getClassLoader(),
                                types,
                                (proxy, method, arguments) -> name));
    }

    @Test
    void aTypeTellsWhatEndsWithItsConnection() throws JMSException {
        assertEquals("temp-queue:x", written("x", TemporaryQueue.class));
        assertEquals("temp-topic:x", written("x", TemporaryTopic.class));
        assertEquals("queue:x", written("x", Queue.class));
        assertEquals("topic:x", written("x", Topic.class));
        assertNull(written("x", Destination.class));
    }

    @Test
    void aClientWithOneClassForAllTellsByTheName() throws JMSException {
        Class<?>[] all = {Queue.class, Topic.class, TemporaryQueue.class, TemporaryTopic.class};
        assertEquals("queue:shop.replies", written("shop.replies", all));
        assertEquals("temp-queue:jms-temp-queue-7f1c", written("jms-temp-queue-7f1c", all));
    }

    @ParameterizedTest
    @CsvSource({
        "temp-queue://x, temp-queue:x",
        "temp-topic://x, temp-topic:x",
        "0b25f6a8-3d5a-11ef-9a51-0242ac120002, temp-queue:0b25f6a8-3d5a-11ef-9a51-0242ac120002",
        "ID:shop-4711-1:1:1, temp-queue:ID:shop-4711-1:1:1",
        "AMQ.5E2B3C4D20A1B2C3, temp-queue:AMQ.5E2B3C4D20A1B2C3",
        "queue://QM1/AMQ.5E2B3C4D20A1B2C3, temp-queue:queue://QM1/AMQ.5E2B3C4D20A1B2C3",
        "queue:///AMQ.5E2B3C4D20A1B2C3?x=1, temp-queue:queue:///AMQ.5E2B3C4D20A1B2C3?x=1",
        "amq.gen-x, temp-queue:amq.gen-x",
        "TempQueue0b25f6a8-3d5a-11ef-9a51-0242ac120002,"
                + " temp-queue:TempQueue0b25f6a8-3d5a-11ef-9a51-0242ac120002",
        "'#P2P/QTMP/v:broker/x', 'temp-queue:#P2P/QTMP/v:broker/x'",
        "$TMP$.EMS.1, temp-queue:$TMP$.EMS.1",
        "shop.replies, queue:shop.replies",
        "AMQ.REPLIES, queue:AMQ.REPLIES",
        "IDS, queue:IDS",
        "TempQueue, queue:TempQueue",
        "queue://QM1/REPLIES, queue:queue://QM1/REPLIES",
    })
    void aNameTellsItWhereTheTypeDoesNot(String name, String kept) throws JMSException {
        assertEquals(kept, written(name, Queue.class));
    }

    @Test
    void whatWasKeptBeforeIsReadByItsNameToo() {
        ReplyTo old = ReplyTo.of("queue:ID:shop-4711-1:1:1");
        assertEquals(new ReplyTo("queue", "ID:shop-4711-1:1:1", true), old);
        assertEquals("temp-queue:ID:shop-4711-1:1:1", old.named());
        assertEquals("shop.replies", ReplyTo.of("topic:shop.replies").named());
        assertEquals(new ReplyTo("queue", "x", true), ReplyTo.of("temp-queue:x"));
    }
}
