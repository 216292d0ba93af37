package io.github.dokucamel.report.book;

/**
 * One column of a sheet.
 *
 * @param most characters side by side; what is longer goes on in the next line of its cell
 */
public record Column(String head, int most) {

    private static final int USUAL = 44;

    /** Names and numbers, of which longer ones are rare, and what stands beside many others. */
    private static final int NAME = 30;

    /** Of a sheet whose sentences are long. */
    private static final int SENTENCE = 50;

    /**
     * @param kind what papers call it: {@code customer}
     */
    public static Column of(String kind, String head) {
        return new Column(
                head,
                switch (kind) {
                    case "customer",
                            "invoice_number",
                            "status",
                            "says",
                            "should",
                            "column",
                            "why",
                            "what_next" ->
                            NAME;
                    default -> SENTENCE;
                });
    }

    public static Column of(String head) {
        return new Column(head, USUAL);
    }
}
