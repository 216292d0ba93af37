package io.github.dokucamel.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.DokuSnap;
import io.github.dokucamel.NotificationCall;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Behind a proxy that takes a prefix off every path, and then with a ledger that is gone. */
class SnapTroubleTest extends SnapCase {

    private static final String PREFIX = "/pay/v1";

    @BeforeAll
    static void start() throws Exception {
        SnapCase.start(
                "--doku.snap.inbound.public-prefix=" + PREFIX,
                "--doku.snap.inbound.va-payment-path=/hooks/va");
    }

    private static NotificationCall proxied(String path, String body) throws Exception {
        return DokuSnap.call(PREFIX + path, CLIENT_ID, SECRET, token(), body, body).to(path);
    }

    @Test
    void verifiesWhatDokuCallsAndAsksItToComeAgainWhenTheLedgerIsGone() throws Exception {
        assertAnswered("2002500", proxied("/hooks/va", paid("INV-1", "P-1")));
        assertEquals(PREFIX + "/hooks/va", ledger().notifications().get(0).path());
        assertRefused("4012500", call("/hooks/va", paid("INV-1", "P-1")));
        assertEquals(404, send(proxied(PAYMENT, paid("INV-1", "P-1"))).status());

        service.bundle().ledger().close();

        assertAnswered("5002501", proxied("/hooks/va", paid("INV-2", "P-2")));
        assertAnswered("5002401", proxied(INQUIRY, inquiry("1")));
        assertAnswered("5005601", proxied(DEBIT, debit("INV-2", "00")));
        assertAnswered("2007300", tokenRequest());
        assertEquals(1, ledger().notifications().size());
    }
}
