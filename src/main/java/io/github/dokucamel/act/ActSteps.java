package io.github.dokucamel.act;

import io.github.dokucamel.intake.OneObject;
import io.github.dokucamel.ledger.Acts;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Processor;

/** The beans of 75-act and 76-undo. */
public final class ActSteps {

    private ActSteps() {}

    /** By step. */
    public static Map<String, Object> of(
            Settings settings, Ledger ledger, Catalogue catalogue, Clock clock) {
        int mostBytes = settings.intake().maxOrderBytes();
        OneObject one = new OneObject(mostBytes, "send one JSON object with a reason");
        Acts acts = ledger.acts();
        Undoing undoing = new Undoing(catalogue);
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("read-act", new ReadAct(one, mostBytes));
        beans.put("find-bill", new FindBill(acts, catalogue, settings.merchants().keySet()));
        beans.put("do-act", new DoAct(acts, undoing, clock));
        beans.put("prepare-undoing", new PrepareUndoing(acts, undoing));
        beans.put("prepare-revision", new PrepareRevision(acts));
        FetchUndone undone = new FetchUndone(acts, clock);
        beans.put("fetch-undone", undone);
        beans.put("leave-for-later", (Processor) undone::later);
        beans.put("show-bill", new ShowBill(ledger, clock));
        return beans;
    }
}
