package io.github.dokucamel.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is sold.
 *
 * @param price whole rupiah for one piece, or null
 * @param quantity pieces, or null
 * @param extra further members for DOKU, such as {@code sku}; never null
 */
@JsonInclude(Include.NON_NULL)
public record LineItem(
        @Nullable String name,
        @Nullable Long price,
        @Nullable Integer quantity,
        @JsonInclude(Include.NON_EMPTY) ObjectNode extra) {

    public LineItem {
        extra = extra == null ? JsonNodeFactory.instance.objectNode() : extra;
    }
}
