package io.github.dokucamel.simulation;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.Payments;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** The real ledger behind a store that may be broken, or a faulty one before it. */
final class WrappedLedger {

    private WrappedLedger() {}

    static Ledger of(Ledger real, Node node, Fault fault) {
        return wrapped(Ledger.class, real, node, fault);
    }

    private static <T> T wrapped(Class<T> type, T real, Node node, Fault fault) {
        return type.cast(
                Proxy.newProxyInstance(
                        WrappedLedger.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, values) -> {
                            if (method.getName().equals("payments")) {
                                return wrapped(
                                        Payments.class, ((Ledger) real).payments(), node, fault);
                            }
                            boolean reads = !method.getName().equals("whenWritten");
                            if (reads && (node.store.isBroken() || node.store.isDead())) {
                                throw new LedgerException("as scripted: the store is broken", null);
                            }
                            return fault.called(real, method, values, node);
                        }));
    }

    static Object proceed(Object real, Method method, Object... values) throws Throwable {
        try {
            return method.invoke(real, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
