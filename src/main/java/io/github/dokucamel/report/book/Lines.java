package io.github.dokucamel.report.book;

/** How many lines a text takes where it is wrapped. */
final class Lines {

    private Lines() {}

    /**
     * @param width characters side by side
     */
    static int of(String text, int width) {
        int lines = 1;
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int length = word.length();
            if (used > 0 && used + 1 + length > width) {
                lines++;
                used = 0;
            }
            // A word that fits into no line is broken.
            lines += Math.max(0, (length - 1) / width);
            used = length > width ? (length - 1) % width + 1 : used + length + (used > 0 ? 1 : 0);
        }
        return lines;
    }
}
