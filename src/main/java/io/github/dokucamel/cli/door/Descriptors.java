package io.github.dokucamel.cli.door;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** Files and connections that this process may have open; some are kept for its own. */
class Descriptors {

    /** For what is never refused for want of them. */
    static final Descriptors OWN =
            new Descriptors() {
                @Override
                boolean areShort() {
                    return false;
                }
            };

    /** Ledger, files of inbox and outbox, broker, gateway and their like. */
    private static final long KEPT = 256;

    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(200);

    private long looked;
    private long open;

    /** How many the system allows; very many where it does not tell. */
    static long most() {
        return system() == null ? Integer.MAX_VALUE : system().getMaxFileDescriptorCount();
    }

    /** How many others may have. */
    static long forOthers() {
        return Math.max(most() / 2, most() - KEPT);
    }

    private static UnixOperatingSystemMXBean system() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix
                : null;
    }

    /** Whether what is left is needed here. */
    synchronized boolean areShort() {
        long now = System.nanoTime();
        if (looked == 0 || now - looked > LOOK_AGAIN) {
            looked = now;
            open = system() == null ? 0 : system().getOpenFileDescriptorCount();
        }
        return open > most() - (most() - forOthers()) / 2;
    }

    @Override
    public synchronized String toString() {
        return "%s of %s are open".formatted(open, most());
    }
}
