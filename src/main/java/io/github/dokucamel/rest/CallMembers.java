package io.github.dokucamel.rest;

import io.github.dokucamel.operation.Call;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Field;
import io.github.dokucamel.operation.Field.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The headers of a caller that count as members of its call. No other one does. */
record CallMembers(Catalogue catalogue) {

    /** Never Authorization: that is for us. */
    static final Set<String> HEADERS = Set.of("X-DEVICE-ID", "X-IP-ADDRESS", "CHANNEL-ID");

    /**
     * @param header by name; null when there is none
     */
    Map<String, String> of(String operation, UnaryOperator<String> header) {
        Stream<String> ofOperation =
                Optional.ofNullable(operation).flatMap(catalogue::find).stream()
                        .flatMap(called -> called.fields().stream())
                        .filter(field -> field.place() == Place.HEADER)
                        .map(Field::path)
                        .filter(HEADERS::contains);
        Map<String, String> members = new LinkedHashMap<>();
        Stream.concat(ofOperation, Stream.of(Call.CUSTOMER_TOKEN))
                .filter(name -> header.apply(name) != null)
                .forEach(name -> members.put(name, header.apply(name)));
        return members;
    }
}
