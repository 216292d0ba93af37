package io.github.dokucamel.told;

/** A name that nothing has yet: {@code orders.csv}, else {@code orders.csv~2}, and so on. */
public final class FreeName {

    /** Whether something has this name already. */
    public interface Taken<E extends Exception> {
        boolean test(String name) throws E;
    }

    private FreeName() {}

    public static <E extends Exception> String of(String name, Taken<E> taken) throws E {
        String free = name;
        for (int n = 2; taken.test(free); n++) {
            free = name + "~" + n;
        }
        return free;
    }
}
