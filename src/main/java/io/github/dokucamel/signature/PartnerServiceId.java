package io.github.dokucamel.signature;

import java.util.regex.Pattern;

/** SNAP's {@code partnerServiceId}: a bank's number for the merchant, eight characters. */
public final class PartnerServiceId {

    private static final int LENGTH = 8;
    private static final Pattern BIN = Pattern.compile("[0-9]{1,8}");

    private PartnerServiceId() {}

    /**
     * Filled up with spaces at the left.
     *
     * @param bin 1 to 8 digits
     * @throws IllegalArgumentException it is anything else
     */
    public static String padded(String bin) {
        if (bin == null || !BIN.matcher(bin).matches()) {
            throw new IllegalArgumentException("a partnerServiceId is made of 1 to 8 digits");
        }
        return filled(bin);
    }

    /** The same of a text that is checked elsewhere; one that is too long stays as it is. */
    public static String filled(String text) {
        return " ".repeat(Math.max(0, LENGTH - text.length())) + text;
    }
}
