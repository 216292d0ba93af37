package io.github.dokucamel.order;

/** Who pays. Every member may be null; e-mail or phone must be there in a valid order. */
public record Customer(
        String id, String name, String email, String phone, String address, String country) {

    public static final Customer NOBODY = new Customer(null, null, null, null, null, null);
}
