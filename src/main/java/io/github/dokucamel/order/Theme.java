package io.github.dokucamel.order;

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

    public static final Theme NONE = new Theme(null, null, null, null, null);
}
