package io.github.dokucamel.operation.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Unseen;
import io.github.dokucamel.told.Why;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that a payer's browser or phone is sent to after paying, wherever a payload has them:
 * https and a host, so that nobody is led to a script, a file, or another host than he reads.
 *
 * @param schemes that will do beside https, in lower case: those of apps
 */
record ReturnAddresses(Set<String> schemes) {

    private static final Pattern NAME =
            Pattern.compile(
                    "(?i).*(callback|redirect|return|success|fail|cancel|finish|error|back).*ur[li].*"
                            + "|.*ur[li]_(success|fail|cancel|result).*");

    private static final String SNAP_LIST = "urlParam";
    private static final String DEEP_LINK = SNAP_LIST + "[].isDeepLink";

    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\\\" + Unseen.FILLERS + "]");

    private static final Pattern SCHEME =
            Pattern.compile("([a-z][a-z0-9+.-]*):.*", Pattern.CASE_INSENSITIVE);

    private static final Pattern WEB =
            Pattern.compile(
                    "https?://(?<host>[\\p{L}\\p{N}_]([\\p{L}\\p{M}\\p{N}._-]*[\\p{L}\\p{M}\\p{N}])?|\\[[0-9a-f:]+])(:[0-9]{1,5})?([/?#].*)?",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    /** Of browsers and systems themselves, and of no app. */
    private static final Set<String> NO_APPS =
            Set.of(
                    "http",
                    "javascript",
                    "vbscript",
                    "livescript",
                    "data",
                    "file",
                    "content",
                    "blob",
                    "filesystem",
                    "about",
                    "view-source",
                    "ftp");

    ReturnAddresses {
        schemes = Set.copyOf(schemes);
    }

    /** @return complaints by path in the payload, a list's entries as {@code name[0]} */
    Findings check(ObjectNode payload, Operation operation) {
        Findings findings = Findings.none();
        boolean takesDeepLinks = operation.field(DEEP_LINK).isPresent();
        object(payload, "", takesDeepLinks, findings);
        return findings;
    }

    private void object(JsonNode object, String prefix, boolean deepLinks, Findings findings) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String path = prefix + member.getKey();
            boolean isReturn =
                    mayBeAddress(member.getKey()) && NAME.matcher(member.getKey()).matches();
            value(member.getValue(), path, isReturn, deepLinks, findings);
        }
    }

    /** {@code url} or {@code uri} is in each of the names: few others are worth a closer look. */
    private static boolean mayBeAddress(String name) {
        for (int i = 0; i < name.length() - 2; i++) {
            if ((name.charAt(i) | 0x20) == 'u' && (name.charAt(i + 1) | 0x20) == 'r') {
                return true;
            }
        }
        return false;
    }

    private void value(
            JsonNode value, String path, boolean isReturn, boolean deepLinks, Findings findings) {
        if (value.isObject()) {
            object(value, path + ".", deepLinks, findings);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                value(value.get(i), path + "[" + i + "]", isReturn, deepLinks, findings);
            }
        } else if (value.isTextual() && !value.textValue().isBlank()) {
            boolean isListed = path.startsWith(SNAP_LIST + "[") && path.endsWith("].url");
            if (isReturn || isListed) {
                refuse(path, value.textValue(), isListed && deepLinks, findings);
            }
        }
    }

    private void refuse(String path, String address, boolean deepLink, Findings findings) {
        if (UNSEEN.matcher(address).find()) {
            findings.refuse(path, Why.of("address_unseen"));
            return;
        }
        Matcher scheme = SCHEME.matcher(address.strip());
        String name = scheme.matches() ? AsciiCase.lower(scheme.group(1)) : "";
        Matcher web = WEB.matcher(address.strip());
        if (name.equals("https") || name.equals("http")) {
            boolean mayBePlain =
                    name.equals("https")
                            || schemes.contains("http")
                            || web.matches() && LOOPBACK.matcher(web.group("host")).matches();
            if (!web.matches()) {
                findings.refuse(path, Why.of("address_host"));
            } else if (!mayBePlain) {
                findings.refuse(path, Why.of("address_plain"));
            }
            return;
        }
        boolean isApp = deepLink && !name.isEmpty() && !NO_APPS.contains(name);
        if (!isApp && !schemes.contains(name)) {
            findings.refuse(path, Why.of("address_no_https"));
        }
    }
}
