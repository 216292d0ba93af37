package io.github.dokucamel.intake.message;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message as a provider hands it over, of bytes that a fuzzer changes: the kind, then id,
 * properties and body, parted by zeros, the body to the end.
 *
 * <p>Kinds: a text, bytes, an object, and as Artemis's client hides them ({@link Undecoded}) a text,
 * bytes and an object.
 */
final class GivenMessage implements InvocationHandler {

    private static final int KINDS = 6;

    private final int kind;
    private final String id;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final byte[] body;

    private GivenMessage(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int idEnds = all.indexOf(0, 1);
        int namesEnd = idEnds < 0 ? -1 : all.indexOf(0, idEnds + 1);
        kind = bytes.length == 0 ? 0 : (bytes[0] & 0xff) % KINDS;
        id = namesEnd < 0 ? null : utf8(all.substring(1, idEnds));
        String names = namesEnd < 0 ? "" : utf8(all.substring(idEnds + 1, namesEnd));
        for (String pair : names.split("\n")) {
            String[] property = pair.split("=", 2);
            if (property.length == 2) {
                properties.put(property[0], property[1]);
            }
        }
        body = all.substring(namesEnd + 1).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String utf8(String raw) {
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static byte[] written(int kind, String id, String properties, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(kind);
        out.writeBytes((id + "\0" + properties + "\0").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }

    static Message of(byte[] bytes) {
        GivenMessage given = new GivenMessage(bytes);
        Class<?> type =
                switch (given.kind) {
                    case 0 -> TextMessage.class;
                    case 2 -> ObjectMessage.class;
                    default -> BytesMessage.class;
                };
        return (Message)
                Proxy.newProxyInstance(
                        GivenMessage.class.getClassLoader(), new Class<?>[] {type}, given);
    }

    private boolean isHidden() {
        return kind >= 3;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        String first = arguments != null && arguments[0] instanceof String name ? name : null;
        return switch (method.getName()) {
            case "getJMSMessageID" -> id;
            case "getJMSCorrelationID", "getJMSReplyTo" -> null;
            case "getText" -> new String(body, StandardCharsets.UTF_8);
            case "getBodyLength" -> (long) body.length;
            case "readBytes" -> read((byte[]) arguments[0]);
            case "propertyExists" ->
                    properties.containsKey(first) || isHidden() && first.equals(Undecoded.KIND);
            case "getIntProperty" ->
                    first.equals(Undecoded.KIND)
                            ? storedKind()
                            : Integer.parseInt(properties.get(first));
            case "getLongProperty" -> (long) body.length;
            case "getStringProperty" -> properties.get(first);
            case "getPropertyNames" -> Collections.enumeration(properties.keySet());
            case "setObjectProperty" -> save((OutputStream) arguments[1]);
            default -> throw new JMSException("Not to be asked: " + method.getName());
        };
    }

    private int storedKind() {
        return kind == 3 ? Undecoded.TEXT : kind == 4 ? Undecoded.BYTES : 2;
    }

    private int read(byte[] to) {
        System.arraycopy(body, 0, to, 0, body.length);
        return body.length;
    }

    private Object save(OutputStream to) throws Exception {
        to.write(body);
        return null;
    }
}
