package io.github.dokucamel.intake.message;

import io.github.dokucamel.intake.MalformedOrderException;
import io.github.dokucamel.told.Why;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The content of a text or bytes message, never more of it than the largest order has. The size is
 * looked at before anything is read.
 *
 * @param mostBytes of one order
 * @param wanted {@code the order}, for messages
 */
record MessageBody(int mostBytes, String wanted) {

    /** Artemis's client writes a body that is not read yet into a stream that is set by this name. */
    private static final String SAVE = "JMS_AMQ_SaveStream";

    /** Before a text: whether there is one, and its length in bytes. */
    private static final int TEXT_HEAD = 5;

    /** @throws MalformedOrderException when it is neither text nor bytes, or too large */
    byte[] read(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return utf8(text.getText());
        }
        if (!(message instanceof BytesMessage bytes)) {
            throw neither();
        }
        if (!bytes.propertyExists(Undecoded.KIND)) {
            requireFit(bytes.getBodyLength(), mostBytes);
            byte[] content = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(content);
            return content;
        }
        int kind = bytes.getIntProperty(Undecoded.KIND);
        if (kind == Undecoded.TEXT) {
            return text(stored(bytes, TEXT_HEAD + Character.BYTES * (long) mostBytes));
        }
        if (kind == Undecoded.BYTES) {
            return stored(bytes, mostBytes);
        }
        throw neither();
    }

    private byte[] utf8(String text) {
        if (text == null) {
            return new byte[0];
        }
        requireFit(text.length(), mostBytes);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @param most what the sender compressed may still turn out to be larger */
    private byte[] stored(BytesMessage message, long most) throws JMSException {
        requireFit(message.getLongProperty(Undecoded.STORED_BYTES), most);
        Bounded body = new Bounded(most);
        message.setObjectProperty(SAVE, body);
        requireFit(body.length, most);
        return body.start.toByteArray();
    }

    /** As Artemis keeps a text: a byte that is 0 for none, the length, two bytes a character. */
    private static byte[] text(byte[] stored) {
        ByteBuffer body = ByteBuffer.wrap(stored).order(ByteOrder.BIG_ENDIAN);
        if (stored.length == 1 && body.get(0) == 0) {
            return new byte[0];
        }
        int length = stored.length < TEXT_HEAD ? -1 : body.getInt(1);
        if (length < 0 || length != stored.length - TEXT_HEAD || length % Character.BYTES != 0) {
            throw new MalformedOrderException(Why.of("message_damaged"));
        }
        return body.position(TEXT_HEAD)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asCharBuffer()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private void requireFit(long size, long most) {
        if (size > most) {
            throw new MalformedOrderException(Why.of("message_not_read", "most", mostBytes));
        }
    }

    private MalformedOrderException neither() {
        return new MalformedOrderException(Why.of("message_kind", "body", wanted));
    }

    /** Keeps the start and counts the rest. */
    private static final class Bounded extends OutputStream {

        private final long most;
        private final ByteArrayOutputStream start = new ByteArrayOutputStream();
        private long length;

        Bounded(long most) {
            this.most = most;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            length += count;
            if (length <= most) {
                start.write(bytes, from, count);
            }
        }
    }
}
