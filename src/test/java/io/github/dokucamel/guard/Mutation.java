package io.github.dokucamel.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dokucamel.NotificationCall;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Ways to change a valid notification so that it says, or proves, something else. */
enum Mutation {
    A_BIT_OF_THE_BODY {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            byte[] body = call.body().clone();
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            return call.holding(body);
        }
    },
    A_SHORTER_BODY {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            int length = 1 + random.nextInt(call.body().length - 1);
            return random.nextBoolean()
                    ? call.holding(Arrays.copyOf(call.body(), length))
                    : call.holding(
                            Arrays.copyOfRange(
                                    call.body(), call.body().length - length, call.body().length));
        }
    },
    A_LONGER_BODY {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            String more =
                    List.of("\n", "\r\n", " ", "\u0000", "}", "{}", "\ufeff")
                            .get(random.nextInt(7));
            String body = text(call);
            return holding(call, random.nextBoolean() ? body + more : more + body);
        }
    },
    ANOTHER_PAYMENT {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            String body = text(call);
            return holding(
                    call,
                    switch (random.nextInt(5)) {
                        case 0 -> body.replace("\"SUCCESS\"", "\"FAILED\"");
                        case 1 -> body.replace("90000", "9000" + random.nextInt(1, 10));
                        case 2 -> body.replaceFirst("INV", "INW");
                        case 3 -> body.replace("{\"order\"", "{\"order\":{},\"order\"");
                        default -> body.substring(0, body.length() - 1) + ",\"x\":1}";
                    });
        }
    },
    /** The same JSON in other bytes. */
    ANOTHER_SPELLING {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            String body = text(call);
            int at = random.nextInt(1, body.length());
            return holding(
                    call,
                    switch (random.nextInt(5)) {
                        case 0 -> body.replace(":", ": ");
                        case 1 -> body.replace("90000", "90000.0");
                        case 2 -> body.replace("SUCCESS", "\\u0053UCCESS");
                        case 3 -> body.replace(",", ",\n");
                        default -> body.substring(0, at) + " " + body.substring(at);
                    });
        }
    },
    ANOTHER_CHARSET {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            String name = List.of("UTF-16", "UTF-16LE", "UTF-32").get(random.nextInt(3));
            return call.holding(text(call).getBytes(java.nio.charset.Charset.forName(name)))
                    .with("Content-Type", "application/json; charset=" + name);
        }
    },
    A_BIT_OF_A_HEADER {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            String name = signedHeader(random);
            StringBuilder value = new StringBuilder(call.header(name));
            int at = random.nextInt(value.length());
            char changed = (char) (value.charAt(at) ^ 1 << random.nextInt(7));
            // A space at an end of it, or a line break, would be for the server to take away.
            value.setCharAt(at, changed > ' ' && changed < 127 ? changed : '~');
            return call.with(name, value.toString());
        }
    },
    A_SHORTER_HEADER {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            String name = signedHeader(random);
            String value = call.header(name);
            // The last = of a signature may be missing.
            int end = random.nextInt(value.length() - 1);
            return call.with(name, value.substring(0, end));
        }
    },
    A_LONGER_HEADER {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            String name = signedHeader(random);
            String more = List.of("=", "A", " x", ",x", ";", "\u00e9").get(random.nextInt(6));
            return call.with(name, call.header(name) + more);
        }
    },
    A_HEADER_TWICE {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            String name = signedHeader(random);
            return call.adding(
                    name, random.nextBoolean() ? call.header(name) : UUID.randomUUID().toString());
        }
    },
    A_HEADER_LESS {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            return call.without(signedHeader(random));
        }
    },
    HEADERS_SWAPPED {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            int first = random.nextInt(SIGNED.size());
            String one = SIGNED.get(first);
            String other = SIGNED.get((first + 1 + random.nextInt(3)) % SIGNED.size());
            String kept = call.header(one);
            return call.with(one, call.header(other)).with(other, kept);
        }
    },
    ANOTHER_CASE {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            String name = signedHeader(random);
            String value = call.header(name);
            String lower = value.toLowerCase();
            return call.with(name, lower.equals(value) ? value.toUpperCase() : lower);
        }
    },
    ANOTHER_TIME {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            Instant at = Instant.parse(call.header("Request-Timestamp"));
            Instant other = at.plusSeconds(random.nextInt(1, 100_000));
            return call.with(
                    "Request-Timestamp",
                    switch (random.nextInt(4)) {
                        case 0 -> at.toString().replace("Z", ".000Z");
                        case 1 -> at.toString().replace("Z", "+00:00");
                        case 2 -> Long.toString(at.getEpochSecond());
                        default -> other.toString();
                    });
        }
    },
    ANOTHER_REQUEST_ID {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            return call.with("Request-Id", new UUID(random.nextLong(), 1).toString());
        }
    },
    ANOTHER_MERCHANT {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            NotificationCall other = call.with("Client-Id", NotificationMutationTest.otherClient());
            return random.nextBoolean()
                    ? other
                    : other.signed(NotificationMutationTest.secret(), call.target());
        }
    },
    ANOTHER_KEY {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            String secret = NotificationMutationTest.secret();
            return call.signed(
                    switch (random.nextInt(5)) {
                        case 0 -> NotificationMutationTest.otherSecret();
                        case 1 -> secret + " ";
                        case 2 -> secret.toLowerCase();
                        case 3 -> secret.substring(1);
                        default -> call.header("Client-Id");
                    },
                    call.target());
        }
    },
    ANOTHER_SIGNED_PATH {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            String path =
                    List.of("/", "/notifications/", "/notification", "/orders", "/x/notifications")
                            .get(random.nextInt(5));
            return call.signed(NotificationMutationTest.secret(), path);
        }
    },
    ANOTHER_CALLED_PATH {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            return call.to(
                    List.of(
                                    "//notifications",
                                    "/notifications/",
                                    "/%6Eotifications",
                                    "/a/../notifications",
                                    "/notifications?a=b",
                                    "/notifications?",
                                    "/NOTIFICATIONS",
                                    "/orders")
                            .get(random.nextInt(8)));
        }
    },
    ANOTHER_SPELLING_OF_THE_SIGNATURE {
        @Override
        NotificationCall of(NotificationCall call, Random random) {
            String value = call.header("Signature").substring("HMACSHA256=".length());
            byte[] mac = Base64.getDecoder().decode(value);
            String unpadded = value.replace("=", "");
            return call.with(
                    "Signature",
                    switch (random.nextInt(8)) {
                        case 0 -> value;
                        case 1 -> "HMACSHA256=" + HexFormat.of().formatHex(mac);
                        case 2 -> "HmacSHA256=" + value;
                        case 3 -> "HMACSHA256= " + value;
                        case 4 -> "HMACSHA256=" + value + "=";
                        case 5 -> "HMACSHA256=\"" + value + "\"";
                        // The unused bits of the last character.
                        case 6 ->
                                "HMACSHA256="
                                        + unpadded.substring(0, 42)
                                        + (char) (unpadded.charAt(42) + 1)
                                        + "=";
                        default ->
                                "HMACSHA256="
                                        + Base64.getEncoder()
                                                .encodeToString(Arrays.copyOf(mac, 31));
                    });
        }
    };

    private static final List<String> SIGNED =
            List.of("Client-Id", "Request-Id", "Request-Timestamp", "Signature");

    abstract NotificationCall of(NotificationCall call, Random random);

    private static String signedHeader(Random random) {
        return SIGNED.get(random.nextInt(SIGNED.size()));
    }

    private static String text(NotificationCall call) {
        return new String(call.body(), UTF_8);
    }

    private static NotificationCall holding(NotificationCall call, String body) {
        return call.holding(body.getBytes(UTF_8));
    }
}
