package io.github.dokucamel;

import io.github.dokucamel.intake.FileOptions;
import io.github.dokucamel.operation.CallRules;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.CheckOrder;
import io.github.dokucamel.operation.OrderDefaults;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Secret;
import java.util.HashMap;
import java.util.Map;

/** How orders and files of them are checked, as the settings say: for intake and for a dry run. */
public final class OrderChecks {

    private OrderChecks() {}

    public static CheckOrder orders(Settings settings, Catalogue catalogue) {
        return new CheckOrder(
                catalogue,
                new OrderRules(
                        settings.merchants().keySet(),
                        "default",
                        settings.intake().invoiceNumberPattern()),
                OrderDefaults.NONE,
                merchant -> hasSnapKeys(settings, merchant));
    }

    static CallRules calls(Settings settings) {
        Map<String, Secret> secrets = new HashMap<>();
        settings.merchants().forEach((alias, merchant) -> secrets.put(alias, merchant.secretKey()));
        return new CallRules(
                secrets,
                settings.intake().isPciEnabled(),
                merchant -> hasSnapKeys(settings, merchant));
    }

    /** A merchant that is not there is complained about elsewhere. */
    private static boolean hasSnapKeys(Settings settings, String merchant) {
        Merchant known = settings.merchants().get(merchant);
        return known == null || known.snap().isPresent();
    }

    /** @throws InvalidSettingException when a column is mapped to a field that does not exist */
    public static FileOptions files(Settings settings) {
        try {
            return new FileOptions(settings.intake().maxOrderBytes(), settings.intake().columns());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(e.getMessage(), e);
        }
    }
}
