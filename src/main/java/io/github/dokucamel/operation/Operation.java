package io.github.dokucamel.operation;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Set;

/**
 * One DOKU operation, as its catalogue entry describes it.
 *
 * @param id e.g. {@code card-payment-page}
 * @param alias short name for people, e.g. {@code payment-page}; null when there is none
 * @param reference where DOKU's API reference lists it
 * @param path path only, with leading slash: what is called and what is signed
 * @param body turns an order into the payload; null when no order leads here
 * @param success points to the text that only a success holds; null when unknown
 * @param invoice points to the invoice number in the answer; null when unknown
 * @param certainRefusals error codes that prove nothing happened, even after a lost answer
 */
public record Operation(
        String id,
        String alias,
        String reference,
        String method,
        String path,
        SignatureScheme signature,
        TokenKind token,
        BodyShape body,
        JsonPointer success,
        JsonPointer invoice,
        Idempotency idempotency,
        Set<String> certainRefusals,
        List<Field> fields,
        String source,
        Confidence confidence) {

    public Operation {
        certainRefusals = Set.copyOf(certainRefusals);
        fields = List.copyOf(fields);
    }

    /** The name in documents, keys and file names: the alias, or the id where there is none. */
    public String name() {
        return alias == null ? id : alias;
    }

    /** The same operation under another path, for {@code doku.operation.<id>.path}. */
    public Operation withPath(String otherPath) {
        return new Operation(
                id,
                alias,
                reference,
                method,
                otherPath,
                signature,
                token,
                body,
                success,
                invoice,
                idempotency,
                certainRefusals,
                fields,
                source,
                confidence);
    }
}
