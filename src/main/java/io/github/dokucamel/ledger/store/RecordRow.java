package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.store.Statements.Row;
import io.github.dokucamel.signature.AsciiCase;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row into a record: each component from the column of its name in snake case, {@code
 * request_id} for {@code requestId}.
 */
final class RecordRow<T extends Record> implements Row<T> {

    private interface Column {
        @Nullable Object read(ResultSet row) throws SQLException;
    }

    private final Constructor<T> constructor;
    private final List<Column> columns;

    RecordRow(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.columns = Arrays.stream(components).map(RecordRow::column).toList();
        try {
            this.constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has a constructor of its own", e);
        }
    }

    private static Column column(RecordComponent component) {
        String name = AsciiCase.lower(component.getName().replaceAll("([A-Z])", "_$1"));
        return switch (component.getType().getSimpleName()) {
            case "String" -> row -> row.getString(name);
            case "byte[]" -> row -> row.getBytes(name);
            case "boolean" -> row -> row.getBoolean(name);
            case "int" -> row -> row.getInt(name);
            case "long" -> row -> row.getLong(name);
            case "Long" -> row -> Statements.number(row, name);
            default -> throw new IllegalStateException("No column holds a " + component);
        };
    }

    @Override
    public T read(ResultSet row) throws SQLException {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).read(row);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record refused its row", e);
        }
    }
}
