package io.github.dokucamel.operation.shape;

import io.github.dokucamel.operation.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The body shapes there are, by the names catalogue entries use. */
public final class Shapes {

    private static final SlotShape.Conditions NONE = (order, payload, operation, findings) -> {};

    static final List<SlotShape> ALL =
            List.of(
                    new SlotShape("payment-page", OrderSlots.ALL, ShapeConditions::paymentPage),
                    new SlotShape("checkout", OrderSlots.ALL, ShapeConditions::checkout),
                    new SlotShape("payment-code", OrderSlots.ALL, ShapeConditions::paymentCode),
                    new SlotShape("ovo", OrderSlots.OVO, ShapeConditions::ovo),
                    new SlotShape("wallet-order", OrderSlots.ALL, NONE),
                    new SlotShape("paylater", OrderSlots.ALL, NONE),
                    new SlotShape("snap-va", SnapSlots.VIRTUAL_ACCOUNT, ShapeConditions::snapVa),
                    new SlotShape(
                            "snap-va-bill", SnapSlots.VIRTUAL_ACCOUNT, ShapeConditions::snapVa),
                    new SlotShape("snap-jump-app", SnapSlots.PAYMENT, NONE),
                    new SlotShape("snap-qris", SnapSlots.PAYMENT, ShapeConditions::qris));

    private static final Map<String, SlotShape> BY_NAME =
            ALL.stream()
                    .collect(
                            Collectors.toMap(
                                    SlotShape::name, s -> s, (a, b) -> a, LinkedHashMap::new));

    private Shapes() {}

    /** In the order of {@link #ALL}. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The shape of an operation that orders lead to. */
    static SlotShape of(Operation operation) {
        return BY_NAME.get(operation.body());
    }
}
