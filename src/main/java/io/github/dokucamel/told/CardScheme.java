package io.github.dokucamel.told;

import java.util.List;

/**
 * Numbers that one scheme of payment cards issues.
 *
 * @param from first of the first six digits
 * @param to last of them
 * @param fewest digits it issues
 * @param most of them
 */
record CardScheme(int from, int to, int fewest, int most) {

    /** The lengths of old may still stand in a text. */
    static final int SHORTEST = 13;

    static final List<CardScheme> ALL =
            List.of(
                    new CardScheme(400000, 499999, 13), // Visa
                    new CardScheme(400000, 499999, 16, 19),
                    new CardScheme(510000, 559999, 16), // Mastercard
                    new CardScheme(222100, 272099, 16),
                    new CardScheme(340000, 349999, 15), // American Express
                    new CardScheme(370000, 379999, 15),
                    new CardScheme(352800, 358999, 16, 19), // JCB
                    new CardScheme(300000, 305999, 14, 19), // Diners Club
                    new CardScheme(360000, 369999, 14, 19),
                    new CardScheme(380000, 399999, 14, 19),
                    new CardScheme(601100, 601199, 16, 19), // Discover
                    new CardScheme(644000, 659999, 16, 19),
                    new CardScheme(620000, 629999, 16, 19), // UnionPay
                    new CardScheme(810000, 817199, 16, 19),
                    new CardScheme(501800, 501899, 13, 19), // Maestro
                    new CardScheme(502000, 502099, 13, 19),
                    new CardScheme(503800, 503899, 13, 19),
                    new CardScheme(589300, 589399, 13, 19),
                    new CardScheme(630400, 630499, 13, 19),
                    new CardScheme(675900, 675999, 13, 19),
                    new CardScheme(676100, 676399, 13, 19),
                    new CardScheme(220000, 220499, 16, 19), // Mir
                    new CardScheme(508500, 508999, 16), // RuPay
                    new CardScheme(606985, 608499, 16),
                    new CardScheme(817200, 829999, 16),
                    new CardScheme(506099, 506198, 16, 19), // Verve
                    new CardScheme(507865, 507964, 16, 19),
                    new CardScheme(504175, 504175, 16), // Elo
                    new CardScheme(506699, 506778, 16),
                    new CardScheme(509000, 509999, 16),
                    new CardScheme(627780, 627780, 16),
                    new CardScheme(636297, 636368, 16),
                    new CardScheme(979200, 979289, 16), // Troy
                    new CardScheme(606282, 606282, 13, 19), // Hipercard
                    new CardScheme(637095, 637612, 16));

    private CardScheme(int from, int to, int digits) {
        this(from, to, digits, digits);
    }

    /**
     * A text may hold one that was issued with fewer digits long ago; where so few are a date or
     * a phone of +62, it may not.
     */
    int fewestInText() {
        boolean taken = from / 10_000 == 62 || from / 100_000 == 2 || from / 100_000 >= 8;
        return taken ? fewest : Math.min(fewest, SHORTEST);
    }

    boolean issues(int prefix) {
        return prefix >= from && prefix <= to;
    }
}
