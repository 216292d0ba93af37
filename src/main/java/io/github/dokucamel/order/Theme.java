package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * How DOKU's page looks. Null means not given; an empty text is a value and reaches DOKU (it stands
 * for the default colour).
 */
public record Theme(
        String language,
        String backgroundColor,
        String fontColor,
        String buttonBackgroundColor,
        String buttonFontColor) {

    /** The members' names, here and at DOKU. */
    public static final Set<String> NAMES =
            Set.of(
                    "language",
                    "background_color",
                    "font_color",
                    "button_background_color",
                    "button_font_color");

    public static final Theme NONE = new Theme(null, null, null, null, null);

    /** The members that are there. */
    public ObjectNode toTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        Texts.put(tree, "language", language);
        Texts.put(tree, "background_color", backgroundColor);
        Texts.put(tree, "font_color", fontColor);
        Texts.put(tree, "button_background_color", buttonBackgroundColor);
        Texts.put(tree, "button_font_color", buttonFontColor);
        return tree;
    }
}
