package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.signature.OvoCheckSum;
import io.github.dokucamel.signature.Secret;

/** Puts the check sum into the payloads of operations that have one inside, as OVO's do. */
public final class CheckSums {

    private static final String CLIENT_ID = "client.id";
    private static final String CHECK_SUM = "security.check_sum";

    private CheckSums() {}

    /** A check sum that is there already stays. */
    public static void fill(
            Operation operation, ObjectNode payload, String clientId, Secret secret) {
        if (operation.checkSum().isEmpty()) {
            return;
        }
        Members.putIfAbsent(payload, CLIENT_ID, TextNode.valueOf(clientId));
        String[] parts =
                operation.checkSum().stream()
                        .map(path -> Members.at(payload, path).asText(""))
                        .toArray(String[]::new);
        Members.putIfAbsent(payload, CHECK_SUM, TextNode.valueOf(OvoCheckSum.of(secret, parts)));
    }
}
