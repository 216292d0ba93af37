package io.github.dokucamel.deliver;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** What a destination gets is its own: none of our variables, which hold more than the document. */
final class WithoutVariables implements Processor {

    @Override
    public void process(Exchange copy) {
        copy.getVariables().clear();
    }
}
