package io.github.dokucamel.signature;

import java.util.ArrayList;
import java.util.List;
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

    /**
     * What a number may be written as whose partnerServiceId is filled up with zeros instead of
     * spaces, or was given with them: itself first, then without each of the zeros, then with them.
     *
     * @param partner without spaces
     * @param account partnerServiceId and customerNo, without spaces
     */
    public static List<String> spellings(String partner, String account) {
        List<String> spellings = new ArrayList<>(List.of(account));
        for (int i = 1; i < LENGTH && account.startsWith("0".repeat(i)); i++) {
            spellings.add(account.substring(i));
        }
        if (partner.length() < LENGTH) {
            spellings.add("0".repeat(LENGTH - partner.length()) + account);
        }
        return spellings;
    }
}
