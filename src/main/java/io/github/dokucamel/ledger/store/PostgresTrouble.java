package io.github.dokucamel.ledger.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL says by its SQLSTATE when it is the database that has a trouble. */
final class PostgresTrouble {

    private PostgresTrouble() {}

    /** Null for what has to do with the statement alone. */
    static @Nullable String remedy(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "53100" ->
                    "The disk of the database is full. Free some space; what waits goes on by itself";
            case "53300" ->
                    "It takes no more connections. End some, or raise max_connections; what waits goes on by itself";
            case "25006" ->
                    "It can only be read, as a standby is. doku.ledger.url must name one that can be written";
            case "42501" -> "Its user lacks a right there. GRANT it; what waits goes on by itself";
            case "28P01", "28000" ->
                    "doku.ledger.user or doku.ledger.password is wrong, or pg_hba.conf does not let it in";
            case "3D000" -> "The database that doku.ledger.url names must be there before";
            case "55P03" ->
                    "Another program keeps it locked for longer than doku.ledger.timeout. End its transaction; what waits goes on by itself";
            default -> byClass(state);
        };
    }

    private static @Nullable String byClass(String state) {
        // 57P0x: it stops, it has stopped or it starts; 25P03: we were idle for too long.
        boolean isGone = state.startsWith("08") || state.startsWith("57P") || state.equals("25P03");
        if (isGone) {
            return "See whether the database runs and can be reached from here; what waits goes on by itself";
        }
        return state.startsWith("53") || state.startsWith("58")
                ? "Look at the database's own log; what waits goes on by itself"
                : null;
    }
}
