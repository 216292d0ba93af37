package io.github.dokucamel.simulation;

import java.sql.SQLException;
import java.util.ArrayList;
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
    private final List<WireCall> calls = new ArrayList<>();
    private final Map<String, Period> periods = new HashMap<>();

    HoldWatch(Auditor auditor) {
        this.auditor = auditor;
    }

    /** Calls that were under way when the hold began may still arrive; nothing else but a probe. */
    void arrived(WireCall call) throws SQLException {
        calls.add(call);
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
        if (isTakenAgain(call)) {
            // Over, whatever the row says: a thread that stood still may write it late.
            return;
        }
        if (!call.isPayment()) {
            period.probe = call.isRefusal ? period.probe : call;
            return;
        }
        boolean mayTry = period.probe != null && period.probe.endsAt() <= call.at;
        period.calls += mayTry ? 0 : 1;
        Auditor.require(
                period.calls < Life.SENDERS,
                merchant + " is on hold, and calls for " + call.invoice);
        if (mayTry && call.isRefusal) {
            period.probe = null;
        }
    }

    /** Whether DOKU has judged an order of this merchant since it last refused a signature of his. */
    private boolean isTakenAgain(WireCall call) {
        boolean taken = false;
        for (WireCall earlier : calls) {
            boolean isHeard = earlier.isAnsweredInTime() && earlier.arrivesAt <= call.at;
            if (earlier.clientId.equals(call.clientId) && isHeard) {
                taken = !earlier.isRefusal && (taken || isJudged(earlier));
            }
        }
        return taken;
    }

    private static boolean isJudged(WireCall call) {
        int status = call.reply.status();
        return call.isPayment() && (status == 200 || status == 400 || status == 409);
    }
}
