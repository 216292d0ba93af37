package io.github.dokucamel.cli.broker;

import io.netty.buffer.ByteBuf;
import java.util.function.IntSupplier;
import org.apache.activemq.artemis.utils.DataConstants;

/**
 * What stands around the body of a message: its address and its properties. The broker makes an array
 * or a table as large as each of their lengths says; so all of them are followed first.
 */
final class MessageHead {

    private static final int USER_ID_BYTES = 16;

    /** Kind, whether it is durable, expiry, time, priority. */
    private static final int FIXED_BYTES = 1 + 1 + 8 + 8 + 1;

    private static final int INT = DataConstants.SIZE_INT;

    /** The length of an empty name, and what kind of value it has. */
    private static final int SMALLEST_PROPERTY = INT + 1;

    private final ByteBuf buffer;
    private final int end;
    private int at;

    private MessageHead(ByteBuf buffer, int start, int end) {
        this.buffer = buffer;
        this.at = start;
        this.end = end;
    }

    /**
     * Whether a message holds all that it says.
     *
     * @param start of the message, behind the packet's own head
     * @param end of the packet
     * @param hasBody whether its body comes before the rest
     */
    static boolean isWhole(ByteBuf buffer, int start, int end, boolean hasBody) {
        MessageHead head = new MessageHead(buffer, start, end);
        try {
            if (hasBody) {
                // It counts from the start of the packet.
                head.skip(head.readInt() - BoundedCore.HEAD_BYTES);
            }
            head.follow();
            return true;
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private void follow() {
        skip(DataConstants.SIZE_LONG);
        if (readByte() != DataConstants.NULL) {
            skip(readInt());
        }
        if (readByte() == DataConstants.NOT_NULL) {
            skip(USER_ID_BYTES);
        }
        skip(FIXED_BYTES);
        if (readByte() != DataConstants.NULL) {
            properties(readInt());
        }
    }

    private void properties(int count) {
        if (count < 0 || count > (end - at) / SMALLEST_PROPERTY) {
            throw new IndexOutOfBoundsException(count);
        }
        for (int i = 0; i < count; i++) {
            skip(readInt());
            skip(size(readByte(), this::readInt));
        }
    }

    private static int size(byte kind, IntSupplier length) {
        return switch (kind) {
            case DataConstants.NULL -> 0;
            case DataConstants.BOOLEAN, DataConstants.BYTE -> 1;
            case DataConstants.SHORT, DataConstants.CHAR -> DataConstants.SIZE_SHORT;
            case DataConstants.INT, DataConstants.FLOAT -> INT;
            case DataConstants.LONG, DataConstants.DOUBLE -> DataConstants.SIZE_LONG;
            case DataConstants.STRING, DataConstants.BYTES -> length.getAsInt();
            default -> throw new IndexOutOfBoundsException(kind);
        };
    }

    private byte readByte() {
        skip(1);
        return buffer.getByte(at - 1);
    }

    private int readInt() {
        skip(INT);
        return buffer.getInt(at - INT);
    }

    private void skip(int bytes) {
        if (bytes < 0 || bytes > end - at) {
            throw new IndexOutOfBoundsException(bytes);
        }
        at += bytes;
    }
}
