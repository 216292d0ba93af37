package io.github.dokucamel.simulation;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who calls while the ledger says that a merchant is on hold. */
final class HoldWatch {

    /** What came since a merchant was put on hold. */
    private static final class Period {
        long since;
        WireCall probe;
        int calls;
    }

    private final Auditor auditor;
    private final Map<String, Period> periods = new HashMap<>();

    HoldWatch(Auditor auditor) {
        this.auditor = auditor;
    }

    /** Calls that were under way when the hold began may still arrive; nothing else but a probe. */
    void arrived(WireCall call) throws SQLException {
        String merchant = call.clientId.replace("BRN-", "");
        List<Long> held = auditor.list("SELECT since FROM doku_holds WHERE merchant = ?", merchant);
        Period period = periods.computeIfAbsent(merchant, m -> new Period());
        if (held.isEmpty()) {
            periods.remove(merchant);
        } else if (period.since != held.get(0)) {
            period = new Period();
            period.since = held.get(0);
            periods.put(merchant, period);
        }
        if (held.isEmpty()) {
            return;
        }
        if (!call.isPayment()) {
            period.probe = call.isRefusal ? period.probe : call;
            return;
        }
        boolean mayTry = period.probe != null && period.probe.endsAt() <= call.at;
        period.calls += mayTry ? 0 : 1;
        Auditor.require(
                period.calls < Simulation.SENDERS,
                merchant + " is on hold, and calls for " + call.invoice);
        if (mayTry && call.isRefusal) {
            period.probe = null;
        }
    }
}
