package io.github.dokucamel.ledger;

/**
 * One dropped file.
 *
 * @param name unique: {@code orders.csv}, the second of that name {@code orders.csv~2}
 * @param fileName its name while it is read
 * @param seenBefore an earlier reading of the same file was not finished
 * @param recorded every order was recorded by that earlier reading
 * @param gated none of its orders goes before all are recorded and checked
 */
public record Batch(
        long id,
        String name,
        String fileName,
        boolean seenBefore,
        boolean recorded,
        boolean gated) {

    public Batch with(boolean isGated) {
        return new Batch(id, name, fileName, seenBefore, recorded, isGated);
    }
}
