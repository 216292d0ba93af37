package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.operation.Field;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * DOKU's unique reference beside the invoice number: from {@code extra}, else the invoice number as
 * DOKU has it, which a higher revision follows; where the field is too narrow for that, letters and digits made
 * from it.
 */
final class Reference {

    private static final int BASE = 36;

    private Reference() {}

    static Slot slot(String path) {
        return new Slot(
                path,
                "extra." + path,
                (order, context) -> OrderSlots.extraOr(order, path, made(order, context, path)));
    }

    private static JsonNode made(Order order, ShapeContext context, String path) {
        if (order.invoiceNumber() == null) {
            return null;
        }
        String number = context.number(order);
        String revision = order.revision() == 1 ? "" : "-r" + order.revision();
        boolean isItsOwn = context.dokuNumber() != null && number.endsWith(revision);
        String plain = isItsOwn ? number : number + revision;
        Field field = context.operation().field(path).orElseThrow();
        boolean tooLong = field.maxLength() != null && plain.length() > field.maxLength();
        boolean odd = field.pattern() != null && !field.pattern().matcher(plain).matches();
        return OrderSlots.node(tooLong || odd ? narrow(plain, field) : plain);
    }

    private static String narrow(String plain, Field field) {
        byte[] digest = Sha256.of(plain.getBytes(StandardCharsets.UTF_8));
        String text = new BigInteger(1, digest).toString(BASE);
        return field.maxLength() == null || text.length() <= field.maxLength()
                ? text
                : text.substring(text.length() - field.maxLength());
    }
}
