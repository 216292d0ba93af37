package io.github.dokucamel.simulation;

import java.lang.reflect.Method;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** What is wrong with the product in a simulation; nothing, unless something is planted. */
class Fault {

    static final Fault NONE = new Fault();

    /** Goes on with what is right. */
    interface Right<T> {
        T goOn() throws Throwable;
    }

    /** Stands in for some methods of the ledger. */
    interface WrongLedger {

        /** @param values the arguments, which may be changed */
        Object called(Right<?> right, Object[] values, Node node) throws Throwable;
    }

    /** Stands in for one step of a route. */
    interface WrongStep {
        void process(Right<?> right, Exchange exchange, Node node) throws Throwable;
    }

    static Fault ofLedger(String nameBegins, WrongLedger wrong) {
        return new Fault() {
            @Override
            Object called(Object real, Method method, Object[] values, Node node) throws Throwable {
                Right<?> right = () -> super.called(real, method, values, node);
                return method.getName().startsWith(nameBegins)
                        ? wrong.called(right, values, node)
                        : right.goOn();
            }
        };
    }

    static Fault ofStep(String name, WrongStep wrong) {
        return new Fault() {
            @Override
            void process(String bean, Processor real, Exchange exchange, Node node)
                    throws Exception {
                if (!bean.equals(name)) {
                    real.process(exchange);
                    return;
                }
                Right<?> right =
                        () -> {
                            real.process(exchange);
                            return null;
                        };
                try {
                    wrong.process(right, exchange, node);
                } catch (Exception | Error e) {
                    throw e;
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    /** @param times that a claim gets into the queue */
    static Fault ofQueue(int times) {
        return new Fault() {
            @Override
            int handedOut() {
                return times;
            }
        };
    }

    static Fault ofReplayFor(String text) {
        return new Fault() {
            @Override
            String replayFor() {
                return text;
            }
        };
    }

    /** One step of a route. */
    void process(String bean, Processor real, Exchange exchange, Node node) throws Exception {
        real.process(exchange);
    }

    /** One call of the ledger. */
    Object called(Object real, Method method, Object[] values, Node node) throws Throwable {
        return WrappedLedger.proceed(real, method, values);
    }

    /** How often a claim gets into the queue. */
    int handedOut() {
        return 1;
    }

    /** For how long requests are repeated, as settings spell it. */
    String replayFor() {
        return "24h";
    }
}
