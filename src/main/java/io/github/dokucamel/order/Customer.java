package io.github.dokucamel.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/** Who pays. Every member may be null; e-mail or phone must be there in a valid order. */
@JsonInclude(Include.NON_NULL)
public record Customer(
        @Nullable String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String address,
        @Nullable String country) {}
