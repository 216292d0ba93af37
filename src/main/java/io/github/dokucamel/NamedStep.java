package io.github.dokucamel;

import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * A step as Camel sees it. Camel writes a step's text into logs and JMX; of ours it is the name, and
 * not all that the bean is made of, which are addresses with passwords, merchants and the ledger.
 */
final class NamedStep implements Processor {

    private final String name;
    private final Processor step;

    private NamedStep(String name, Processor step) {
        this.name = name;
        this.step = step;
    }

    /** Anything but a plain processor stays what it is. */
    static Object of(String name, Object bean) {
        return bean instanceof Processor step && !(bean instanceof AsyncProcessor)
                ? new NamedStep(name, step)
                : bean;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        step.process(exchange);
    }

    @Override
    public String toString() {
        return name;
    }
}
