package io.github.dokucamel.cli.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.impl.CoreProtocolManager;
import org.apache.activemq.artemis.core.protocol.core.impl.CoreProtocolManagerFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.utils.uri.BeanSupport;

/**
 * Artemis's own protocol with packets of bounded size. As it comes it gathers up to 2 GB for one,
 * before it knows from whom. Clients send what is larger than 100 KiB in pieces of that size; one
 * whose {@code minLargeMessageSize} was raised beyond the bound is cut off.
 */
final class BoundedCore extends CoreProtocolManagerFactory {

    private static final int LONGEST_PACKET = 256 * 1024;
    private static final int LENGTH_BYTES = 4;

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

    private static final class Frames extends LengthFieldBasedFrameDecoder {

        Frames() {
            super(LONGEST_PACKET, 0, LENGTH_BYTES);
        }

        /** A copy, without the length: the broker keeps what it is given. */
        @Override
        protected ByteBuf extractFrame(
                ChannelHandlerContext context, ByteBuf buffer, int index, int length) {
            ByteBuf frame = context.alloc().buffer(length);
            frame.writeBytes(buffer, index, length);
            return frame.skipBytes(LENGTH_BYTES);
        }
    }
}
