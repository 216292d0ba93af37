package io.github.dokucamel.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** Who pays. Every member may be null; e-mail or phone must be there in a valid order. */
@JsonInclude(Include.NON_NULL)
public record Customer(
        String id, String name, String email, String phone, String address, String country) {}
