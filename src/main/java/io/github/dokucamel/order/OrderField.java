package io.github.dokucamel.order;

import static io.github.dokucamel.order.OrderField.Trait.FREE;
import static io.github.dokucamel.order.OrderField.Trait.IN_ORDER;
import static io.github.dokucamel.order.OrderField.Trait.KEY;

import io.github.dokucamel.told.Why;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field of the canonical order. The table of them, {@link #ALL}, says what is read, under which
 * names, and which columns a CSV file may have; what is read becomes the component of {@link Order},
 * {@link Customer}, {@link Theme} or {@link LineItem} with the same name.
 *
 * @param name in canonical JSON, dotted where that nests, e.g. {@code customer.email}; {@code []}
 *     stands for every line item
 * @param least of a number
 * @param most of a number; of a text, its characters
 * @param required what is said when it is missing; null for a field that may be
 */
public record OrderField(
        String name, Type type, long least, long most, @Nullable Why required, Set<Trait> traits) {

    /** What a field holds. */
    enum Type {
        TEXT,
        WHOLE_NUMBER,
        FLAG,
        /** Of the calendar, as {@code 2026-12-31}. */
        DAY,
        /** Members that only DOKU has a name for. */
        EXTRA
    }

    /** What else there is to say of a field. */
    enum Trait {
        /** People write it freely, so it may hold a card number and must not. */
        FREE,
        /** Tells one order from another. */
        KEY,
        /** In DOKU's own body it stands in the object {@code order}. */
        IN_ORDER
    }

    static final long MOST_RUPIAH = 999_999_999_999L;

    /** The group of a line item's fields. */
    public static final String ITEMS = "line_items[].";

    private static final String ITEM = "item.";
    private static final Pattern ITEM_FIELD = Pattern.compile("^line_items\\[[0-9]+]\\.");

    private static final int LONGEST_INVOICE_NUMBER = 64;

    /** In the order in which they are read and complained about. */
    static final List<OrderField> ALL =
            List.of(
                    text("merchant", KEY),
                    text("operation", KEY),
                    text("invoice_number", KEY, IN_ORDER)
                            .upTo(LONGEST_INVOICE_NUMBER)
                            .orElse(Why.of("invoice_number_missing")),
                    number("revision", 1, Integer.MAX_VALUE, KEY),
                    number("amount", 1, Long.MAX_VALUE, IN_ORDER).orElse(Why.of("amount_missing")),
                    extra(ITEMS + "extra"),
                    text(ITEMS + "name", FREE, IN_ORDER),
                    number(ITEMS + "price", 0, MOST_RUPIAH),
                    number(ITEMS + "quantity", 0, Integer.MAX_VALUE),
                    text("customer.id"),
                    text("customer.name", FREE),
                    text("customer.email", FREE),
                    text("customer.phone"),
                    text("customer.address", FREE),
                    text("customer.country"),
                    text("callback_url", FREE, IN_ORDER),
                    text("failed_url", FREE, IN_ORDER),
                    new OrderField("auto_redirect", Type.FLAG, 0, 0, null, Set.of(IN_ORDER)),
                    text("session_id", FREE, IN_ORDER),
                    text("theme.language", FREE),
                    text("theme.background_color", FREE),
                    text("theme.font_color", FREE),
                    text("theme.button_background_color", FREE),
                    text("theme.button_font_color", FREE),
                    number("expires_in_minutes", 1, Integer.MAX_VALUE),
                    new OrderField("due_date", Type.DAY, 0, 0, null, Set.of()),
                    extra("extra"));

    private static final Map<String, Map<String, @Nullable OrderField>> MEMBERS =
            new LinkedHashMap<>();

    static {
        for (OrderField field : ALL) {
            int own = field.name.lastIndexOf('.') + 1;
            in(field.name.substring(0, own)).put(field.name.substring(own), field);
            in("").putIfAbsent(field.top(), null);
        }
    }

    private static Map<String, @Nullable OrderField> in(String group) {
        return MEMBERS.computeIfAbsent(group, any -> new LinkedHashMap<>());
    }

    private static OrderField text(String name, Trait... traits) {
        return new OrderField(name, Type.TEXT, 0, Long.MAX_VALUE, null, Set.of(traits));
    }

    private static OrderField number(String name, long least, long most, Trait... traits) {
        return new OrderField(name, Type.WHOLE_NUMBER, least, most, null, Set.of(traits));
    }

    private static OrderField extra(String name) {
        return new OrderField(name, Type.EXTRA, 0, 0, null, Set.of());
    }

    private OrderField upTo(int characters) {
        return new OrderField(name, type, least, characters, required, traits);
    }

    private OrderField orElse(Why missing) {
        return new OrderField(name, type, least, most, missing, traits);
    }

    /**
     * The fields in one object of the order, by their names there; null for an object or a list of
     * fields.
     *
     * @param group its name and a dot, e.g. {@code customer.} or {@code line_items[].}; empty for
     *     the order itself
     */
    static Map<String, @Nullable OrderField> members(String group) {
        return Collections.unmodifiableMap(MEMBERS.get(group));
    }

    /** Those of them that DOKU's body has under the same name: all but {@code extra}. */
    public static Set<String> named(String group) {
        Set<String> named = new LinkedHashSet<>(members(group).keySet());
        named.remove("extra");
        return named;
    }

    /** The names at the top of those that DOKU's own body has in its object {@code order}. */
    public static Set<String> inOrder() {
        return names(field -> field.traits.contains(IN_ORDER), OrderField::top);
    }

    /** The columns of CSV; a line item's are those of {@code item.}. */
    public static Set<String> columns() {
        return names(field -> field.type != Type.EXTRA, OrderField::column);
    }

    /**
     * The column of CSV that a field of an order stands in.
     *
     * @param field as violations name it: {@code line_items[0].price} is {@code item.price}
     */
    public static String columnOf(String field) {
        return ITEM_FIELD.matcher(field).replaceFirst(ITEM);
    }

    /** Columns that tell one order from another: rows that agree in all of them are one order. */
    public static Set<String> keyColumns() {
        return names(field -> field.traits.contains(KEY), OrderField::column);
    }

    private static Set<String> names(
            Predicate<OrderField> wanted, Function<OrderField, String> name) {
        Set<String> names = new LinkedHashSet<>();
        ALL.stream().filter(wanted).map(name).forEach(names::add);
        return Collections.unmodifiableSet(names);
    }

    private String column() {
        return name.replace(ITEMS, ITEM);
    }

    /** The name of the order's member that it is, or is inside of. */
    private String top() {
        return name.split("[.\\[]", 2)[0];
    }
}
