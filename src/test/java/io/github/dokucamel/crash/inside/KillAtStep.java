package io.github.dokucamel.crash.inside;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Lives in the runner under test as a bean of its configuration file: kills the process right before
 * a step of its routes, or has the ledger's driver do so around a commit.
 */
public final class KillAtStep implements InterceptStrategy, CamelContextAware {

    private final Trap trap = Trap.read();
    private CamelContext context;

    public KillAtStep() {
        TrappedDriver.install(trap);
        KillAtFile.install(trap);
    }

    /** Beans of a configuration file are made too late to be asked for by themselves. */
    @Override
    public void setCamelContext(CamelContext context) {
        if (this.context == null) {
            context.getCamelContextExtension().addInterceptStrategy(this);
        }
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor target, Processor next) {
        if (!trap.is("before-step") || !("" + step.getId()).endsWith(trap.what())) {
            return target;
        }
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (trap.passed()) {
                    Trap.spring();
                }
                return super.process(exchange, callback);
            }
        };
    }
}
