package io.github.dokucamel.told;

import io.github.dokucamel.signature.AsciiCase;
import java.util.Optional;

/** In what people are told things; what programs read stays English. */
public enum Language {
    EN,
    ID;

    /** Beyond this a header is no list of languages that anybody speaks. */
    private static final int MOST_RANGES = 30;

    /** As settings and HTTP spell it: {@code en}, {@code id}. */
    public String code() {
        return AsciiCase.lower(name());
    }

    /** Empty for a language that nothing is said in. */
    public static Optional<Language> of(String code) {
        return switch (AsciiCase.lower(code)) {
            case "en" -> Optional.of(EN);
            // The code of Indonesian until 1989, which old programs still send.
            case "id", "in" -> Optional.of(ID);
            default -> Optional.empty();
        };
    }

    /**
     * The one of ours that is wanted most; of two that are wanted alike the one named first.
     *
     * @param header {@code Accept-Language} as RFC 9110 has it, e.g. {@code id-ID,id;q=0.9,en;q=0.8};
     *     null when none came
     * @param otherwise where none of ours is wanted
     */
    public static Language accepted(String header, Language otherwise) {
        Language best = otherwise;
        double most = 0;
        String[] ranges = header == null ? new String[0] : header.split(",", MOST_RANGES + 1);
        for (int i = 0; i < Math.min(ranges.length, MOST_RANGES); i++) {
            String[] parts = ranges[i].split(";");
            String tag = parts[0].strip();
            Optional<Language> named =
                    tag.equals("*") ? Optional.of(otherwise) : of(tag.split("-", 2)[0]);
            double weight = weight(parts);
            if (named.isPresent() && weight > most) {
                best = named.get();
                most = weight;
            }
        }
        return best;
    }

    /** 0 for what is no weight. */
    private static double weight(String[] range) {
        for (int i = 1; i < range.length; i++) {
            String part = AsciiCase.lower(range[i].strip());
            if (part.startsWith("q=")) {
                String value = part.substring(2).strip();
                return value.matches("(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")
                        ? Double.parseDouble(value)
                        : 0;
            }
        }
        return 1;
    }
}
