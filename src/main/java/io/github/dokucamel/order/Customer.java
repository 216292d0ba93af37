package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Who pays. Every member may be null; e-mail or phone must be there in a valid order. */
public record Customer(
        String id, String name, String email, String phone, String address, String country) {

    /** The members' names, here and at DOKU. */
    public static final Set<String> NAMES =
            Set.of("id", "name", "email", "phone", "address", "country");

    static final Customer NOBODY = new Customer(null, null, null, null, null, null);

    /** The members that are there. */
    public ObjectNode toTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        Texts.put(tree, "id", id);
        Texts.put(tree, "name", name);
        Texts.put(tree, "email", email);
        Texts.put(tree, "phone", phone);
        Texts.put(tree, "address", address);
        Texts.put(tree, "country", country);
        return tree;
    }
}
