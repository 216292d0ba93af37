package io.github.dokucamel.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * How DOKU's page looks. Null means not given; an empty text is a value and reaches DOKU (it stands
 * for the default colour).
 */
@JsonInclude(Include.NON_NULL)
public record Theme(
        @Nullable String language,
        @Nullable String backgroundColor,
        @Nullable String fontColor,
        @Nullable String buttonBackgroundColor,
        @Nullable String buttonFontColor) {

    public static final Theme NONE =
            OrderJson.bind(OrderJson.mapper().createObjectNode(), Theme.class);
}
