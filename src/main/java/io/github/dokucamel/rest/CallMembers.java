package io.github.dokucamel.rest;

import io.github.dokucamel.operation.Call;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Field;
import io.github.dokucamel.operation.Field.Place;
import io.github.dokucamel.operation.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The headers of a caller that count as members of its call. No other one does. */
final class CallMembers {

    /** Never Authorization: that is for us. */
    private static final Set<String> HEADERS = Set.of("X-DEVICE-ID", "X-IP-ADDRESS", "CHANNEL-ID");

    private final Catalogue catalogue;

    CallMembers(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param header by name; null when there is none
     */
    Map<String, String> of(String operation, UnaryOperator<String> header) {
        Map<String, String> members = new LinkedHashMap<>();
        Optional<Operation> called =
                operation == null ? Optional.empty() : catalogue.find(operation);
        called.ifPresent(
                o ->
                        o.fields().stream()
                                .filter(field -> field.place() == Place.HEADER)
                                .map(Field::path)
                                .filter(HEADERS::contains)
                                .forEach(name -> put(members, name, header)));
        put(members, Call.CUSTOMER_TOKEN, header);
        return members;
    }

    private static void put(
            Map<String, String> members, String name, UnaryOperator<String> header) {
        String value = header.apply(name);
        if (value != null) {
            members.put(name, value);
        }
    }
}
