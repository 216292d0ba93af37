package io.github.dokucamel.intake.message;

import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveLargeMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Gives every message as bytes that are not read yet, with its kind beside them. By itself Artemis's
 * client reads a text, a map or an object whole before anybody can ask for its size, inflates what
 * was compressed, and fails for ever on a body that is not what its kind says.
 */
final class Undecoded implements Interceptor {

    /** Property: the kind that the sender gave, as Artemis numbers them. */
    static final String KIND = "DokuBodyKind";

    static final int TEXT = Message.TEXT_TYPE;
    static final int BYTES = Message.BYTES_TYPE;

    /** Property: how large the body is as the broker keeps it, in bytes. */
    static final String STORED_BYTES = Message.HDR_LARGE_BODY_SIZE.toString();

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (packet instanceof SessionReceiveLargeMessage large) {
            hide((ICoreMessage) large.getLargeMessage(), large.getLargeMessageSize());
        } else if (packet instanceof SessionReceiveMessage whole) {
            ICoreMessage message = whole.getMessage();
            hide(message, message.getBodyBufferSize());
        }
        return true;
    }

    private static void hide(ICoreMessage message, long storedBytes) {
        message.putIntProperty(KIND, message.getType());
        message.setType(Message.BYTES_TYPE);
        // What the sender says of it may be wrong, or of another type than the client expects.
        message.putLongProperty(
                Message.HDR_LARGE_BODY_SIZE, Math.min(storedBytes, Integer.MAX_VALUE));
        Object compressed = message.getObjectProperty(Message.HDR_LARGE_COMPRESSED);
        if (compressed != null && !(compressed instanceof Boolean)) {
            message.removeProperty(Message.HDR_LARGE_COMPRESSED);
        }
    }
}
