package io.github.dokucamel.cli.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.util.AttributeKey;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.impl.ChannelImpl.CHANNEL_ID;
import org.apache.activemq.artemis.core.protocol.core.impl.CoreProtocolManager;
import org.apache.activemq.artemis.core.protocol.core.impl.CoreProtocolManagerFactory;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.utils.uri.BeanSupport;

/**
 * Artemis's own protocol with packets of bounded size. As it comes it gathers up to 2 GB for one,
 * before it knows from whom. Clients send what is larger than 100 KiB in pieces of that size; one
 * whose {@code minLargeMessageSize} was raised beyond the bound is cut off.
 */
final class BoundedCore extends CoreProtocolManagerFactory {

    private static final int LONGEST_PACKET = 256 * 1024;
    private static final int LENGTH_BYTES = 4;

    /** Before what a packet says: its length, its kind and its channel. */
    static final int HEAD_BYTES = LENGTH_BYTES + 1 + 8;

    /** Whether somebody has logged in on a connection. */
    private static final AttributeKey<Boolean> HAS_SESSION = AttributeKey.valueOf("doku-session");

    /** From now on what belongs to a session may come by this connection. */
    static void opened(RemotingConnection connection) {
        if (connection.getTransportConnection() instanceof NettyConnection netty) {
            netty.getNettyChannel().attr(HAS_SESSION).set(true);
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as it is declared
    public ProtocolManager createProtocolManager(
            ActiveMQServer server,
            Map<String, Object> parameters,
            List<BaseInterceptor> incoming,
            List<BaseInterceptor> outgoing)
            throws Exception {
        BeanSupport.stripPasswords(parameters);
        return BeanSupport.setData(
                new Bounded(
                        this, server, filterInterceptors(incoming), filterInterceptors(outgoing)),
                parameters);
    }

    private static final class Bounded extends CoreProtocolManager {

        Bounded(
                CoreProtocolManagerFactory factory,
                ActiveMQServer server,
                List<Interceptor> incoming,
                List<Interceptor> outgoing) {
            super(factory, server, incoming, outgoing);
        }

        @Override
        public void addChannelHandlers(ChannelPipeline pipeline) {
            pipeline.addLast("doku-decoder", new Frames());
        }
    }

    /** Only what a client may send where it is: of anything else not even the lengths are read. */
    private static final class Frames extends LengthFieldBasedFrameDecoder {

        Frames() {
            super(LONGEST_PACKET, 0, LENGTH_BYTES);
        }

        /**
         * The broker makes an array as long as a packet says, in some of another broker's and in the
         * piece of a message, before it knows from whom it is.
         */
        private static boolean isFit(
                ChannelHandlerContext context, ByteBuf buffer, int index, int length) {
            if (length < HEAD_BYTES) {
                return false;
            }
            byte type = buffer.getByte(index + LENGTH_BYTES);
            if (buffer.getLong(index + LENGTH_BYTES + 1) < CHANNEL_ID.USER.id) {
                return Packets.BEFORE_A_SESSION.contains(type);
            }
            return context.channel().hasAttr(HAS_SESSION)
                    && Packets.IN_A_SESSION.contains(type)
                    && isWhole(type, buffer, index, length);
        }

        /** Of what has lengths within, whether each is as long as it says. */
        private static boolean isWhole(byte type, ByteBuf buffer, int index, int length) {
            int start = index + HEAD_BYTES;
            return switch (type) {
                case PacketImpl.SESS_SEND_CONTINUATION ->
                        length >= HEAD_BYTES + LENGTH_BYTES
                                && buffer.getInt(start) <= length - HEAD_BYTES;
                case PacketImpl.SESS_SEND, PacketImpl.SESS_SEND_LARGE ->
                        MessageHead.isWhole(
                                buffer, start, index + length, type == PacketImpl.SESS_SEND);
                default -> true;
            };
        }

        /** A copy, without the length: the broker keeps what it is given. */
        @Override
        protected ByteBuf extractFrame(
                ChannelHandlerContext context, ByteBuf buffer, int index, int length) {
            if (!isFit(context, buffer, index, length)) {
                throw new CorruptedFrameException("it sent what no JMS client sends");
            }
            ByteBuf frame = context.alloc().buffer(length);
            frame.writeBytes(buffer, index, length);
            return frame.skipBytes(LENGTH_BYTES);
        }
    }
}
