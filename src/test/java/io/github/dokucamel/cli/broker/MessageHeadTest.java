package io.github.dokucamel.cli.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.core.buffers.impl.ChannelBufferWrapper;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.persistence.impl.nullpm.NullStorageManager;
import org.apache.activemq.artemis.core.protocol.ServerPacketDecoder;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.MessagePacketI;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendLargeMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendMessage_V2;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets as the broker's own client writes them, with a length in them that lies. */
class MessageHeadTest {

    private static final int LENGTH = 4;
    private static final int HEAD = 13;
    private static final int MOST_BYTES = 1_000_000;
    private static final List<Integer> LIES =
            List.of(Integer.MAX_VALUE, -1, 0x0200_0000, 0x0100_0000, 0x00ff_ffff, 300);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ServerPacketDecoder decoder = new ServerPacketDecoder(new NullStorageManager());

    private static byte[] packet(byte type) {
        CoreMessage message = new CoreMessage(1, 100);
        message.setAddress("doku.orders");
        message.putStringProperty("text", "value");
        message.putBytesProperty("bytes", new byte[3]);
        message.putIntProperty("int", 7);
        message.putDoubleProperty("double", 7);
        message.putShortProperty("short", (short) 7);
        message.putCharProperty("char", 'c');
        message.putByteProperty("byte", (byte) 7);
        message.putFloatProperty("float", 7);
        message.putLongProperty("long", 7);
        message.putBooleanProperty("boolean", true);
        message.putObjectProperty("nothing", null);
        message.getBodyBuffer().writeString("{}");
        ActiveMQBuffer written =
                type == PacketImpl.SESS_SEND
                        ? new SessionSendMessage_V2(message, true, null).encode(null)
                        : new SessionSendLargeMessage(message).encode(null);
        byte[] bytes = new byte[written.readableBytes()];
        written.readBytes(bytes);
        return bytes;
    }

    private static boolean isWhole(byte type, byte[] packet) {
        ByteBuf buffer = Unpooled.wrappedBuffer(packet);
        return MessageHead.isWhole(buffer, HEAD, packet.length, type == PacketImpl.SESS_SEND);
    }

    /** What the broker takes of memory to read it, as far as it gets. */
    private long taken(byte[] packet) {
        CoreRemotingConnection connection =
                (CoreRemotingConnection)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {CoreRemotingConnection.class},
                                (proxy, method, given) -> false);
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            MessagePacketI read =
                    (MessagePacketI)
                            decoder.decode(
                                    new ChannelBufferWrapper(
                                            Unpooled.wrappedBuffer(
                                                    packet, LENGTH, packet.length - LENGTH)),
                                    connection);
            read.getMessage().getPropertyNames();
        } catch (RuntimeException e) {
            // It ends the connection.
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @ParameterizedTest
    @ValueSource(bytes = {PacketImpl.SESS_SEND, PacketImpl.SESS_SEND_LARGE})
    void aMessageOfTheClientIsWhole(byte type) {
        byte[] packet = packet(type);
        assertEquals(type, packet[LENGTH]);
        assertTrue(isWhole(type, packet));
    }

    @ParameterizedTest
    @ValueSource(bytes = {PacketImpl.SESS_SEND, PacketImpl.SESS_SEND_LARGE})
    void whatIsLetThroughTakesNoMoreMemoryThanItHas(byte type) {
        int refused = 0;
        for (int at = HEAD; at + LENGTH <= packet(type).length; at++) {
            for (int lie : LIES) {
                byte[] packet = packet(type);
                Unpooled.wrappedBuffer(packet).setInt(at, lie);
                if (isWhole(type, packet)) {
                    // The first time, classes are loaded on the way.
                    long taken = Math.min(taken(packet.clone()), taken(packet.clone()));
                    assertTrue(taken < MOST_BYTES, at + " " + lie + " takes " + taken);
                } else {
                    refused++;
                }
            }
        }
        assertTrue(refused > 100, "refused: " + refused);
    }

    @ParameterizedTest
    @ValueSource(bytes = {PacketImpl.SESS_SEND, PacketImpl.SESS_SEND_LARGE})
    void aPacketThatBreaksOffIsNotWhole(byte type) {
        byte[] packet = packet(type);
        int properties = packet.length - 20;
        for (int length = HEAD; length < properties; length++) {
            ByteBuf cut = Unpooled.wrappedBuffer(packet, 0, length);
            assertFalse(MessageHead.isWhole(cut, HEAD, length, type == PacketImpl.SESS_SEND));
        }
    }
}
