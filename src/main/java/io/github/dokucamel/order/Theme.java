package io.github.dokucamel.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * How DOKU's page looks. Null means not given; an empty text is a value and reaches DOKU (it stands
 * for the default colour).
 */
@JsonInclude(Include.NON_NULL)
public record Theme(
        String language,
        String backgroundColor,
        String fontColor,
        String buttonBackgroundColor,
        String buttonFontColor) {

    public static final Theme NONE =
            OrderJson.bind(OrderJson.mapper().createObjectNode(), Theme.class);
}
