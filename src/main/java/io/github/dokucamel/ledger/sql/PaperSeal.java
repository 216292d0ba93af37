package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.store.LedgerInfo;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.signature.Hmac;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Seals what comes back in papers, under a key that never leaves the ledger. */
final class PaperSeal {

    private static final String KEY = "paper_key";
    private static final int BYTES = 32;

    private PaperSeal() {}

    /** In a writing transaction: the first one makes the key. */
    static String of(Statements sql, String said) {
        String key = LedgerInfo.text(sql, KEY).orElseGet(() -> made(sql));
        return HexFormat.of().formatHex(Hmac.sha256(HexFormat.of().parseHex(key)).of(said));
    }

    private static String made(Statements sql) {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String key = HexFormat.of().formatHex(bytes);
        LedgerInfo.put(sql, KEY, key);
        return key;
    }
}
