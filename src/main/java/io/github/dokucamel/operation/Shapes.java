package io.github.dokucamel.operation;

import java.util.List;

/** The body shapes there are, by the names catalogue entries use. */
final class Shapes {

    private static final SlotShape.Conditions NONE = (order, payload, operation, findings) -> {};

    static final List<BodyShape> ALL =
            List.of(
                    new PaymentPageShape(),
                    new SlotShape("checkout", OrderSlots.ALL, ShapeConditions::checkout),
                    new SlotShape("payment-code", OrderSlots.ALL, ShapeConditions::paymentCode),
                    new SlotShape("ovo", OrderSlots.OVO, ShapeConditions::ovo),
                    new SlotShape("wallet-order", OrderSlots.ALL, NONE),
                    new SlotShape("paylater", OrderSlots.ALL, NONE),
                    new SlotShape("snap-va", SnapSlots.VIRTUAL_ACCOUNT, ShapeConditions::snapVa),
                    new SlotShape(
                            "snap-va-bill", SnapSlots.VIRTUAL_ACCOUNT, ShapeConditions::snapVa),
                    new SlotShape("snap-jump-app", SnapSlots.PAYMENT, NONE),
                    new SlotShape("snap-qris", SnapSlots.PAYMENT, NONE));

    private Shapes() {}
}
