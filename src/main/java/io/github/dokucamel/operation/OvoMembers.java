package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.signature.OvoCheckSum;
import java.util.Comparator;

/** What OVO wants in each request and a caller need not know: the Client-Id and the check sum. */
final class OvoMembers {

    private static final String CLIENT_ID = "client.id";
    private static final String CHECK_SUM = "security.check_sum";

    private OvoMembers() {}

    /** Puts both where the operation has them and the request has not. */
    static void fill(Operation operation, ObjectNode request, CallRules.Account account) {
        if (!has(operation, CLIENT_ID) || !has(operation, CHECK_SUM)) {
            return;
        }
        Members.putIfAbsent(request, CLIENT_ID, TextNode.valueOf(account.clientId()));
        String[] parts =
                operation.fields().stream()
                        .map(Field::path)
                        .filter(path -> !path.equals(CHECK_SUM))
                        .sorted(Comparator.comparing(OvoMembers::name))
                        .map(path -> Members.at(request, path).asText())
                        .toArray(String[]::new);
        Members.putIfAbsent(
                request, CHECK_SUM, TextNode.valueOf(OvoCheckSum.of(account.secret(), parts)));
    }

    /** The check sum goes by the names without their objects, in the order of the alphabet. */
    private static String name(String path) {
        return path.equals(CLIENT_ID) ? path : path.substring(path.lastIndexOf('.') + 1);
    }

    private static boolean has(Operation operation, String path) {
        return operation.fields().stream().anyMatch(field -> field.path().equals(path));
    }
}
