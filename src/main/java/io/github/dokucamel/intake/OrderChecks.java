package io.github.dokucamel.intake;

import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.check.CallRules;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.OrderDefaults;
import io.github.dokucamel.operation.shape.DokuNumbers;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.told.NearestName;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** How orders and files of them are checked, as the settings say: for intake and for a dry run. */
public final class OrderChecks {

    private OrderChecks() {}

    public static CheckOrder orders(Settings settings, Catalogue catalogue, Clock clock) {
        return new CheckOrder(
                catalogue,
                rules(settings, catalogue),
                defaults(settings, catalogue),
                merchant -> hasSnapKeys(settings, merchant),
                new DokuNumbers(
                        settings.orders().isSlashPlain(), settings.orders().isRevisionApart()),
                () -> clock.instant().atZone(settings.orders().zone()));
    }

    public static CallRules calls(Settings settings) {
        Map<String, Secret> secrets = new HashMap<>();
        settings.merchants().forEach((alias, merchant) -> secrets.put(alias, merchant.secretKey()));
        return new CallRules(
                secrets,
                settings.intake().isPciEnabled(),
                settings.intake().returnSchemes(),
                merchant -> hasSnapKeys(settings, merchant));
    }

    /** A merchant that is not there is complained about elsewhere. */
    private static boolean hasSnapKeys(Settings settings, String merchant) {
        Merchant known = settings.merchants().get(merchant);
        return known == null || known.snap().isPresent();
    }

    /**
     * @throws InvalidSettingException when a setting names an operation or a merchant that does not
     *     exist
     */
    public static OrderRules rules(Settings settings, Catalogue catalogue) {
        Map<String, String> operations = new HashMap<>();
        settings.merchantOperations()
                .forEach(
                        (alias, operation) -> {
                            String setting = "doku.merchant." + alias + ".operation";
                            requireMerchant(setting, alias, settings);
                            operations.put(alias, operation(setting, operation, catalogue));
                        });
        return new OrderRules(
                settings.merchants().keySet(),
                "default",
                settings.intake().invoiceNumberPattern(),
                operation("doku.order.operation", settings.orderOperation(), catalogue),
                operations,
                settings.intake().refusesCardsInIds(),
                settings.intake().returnSchemes());
    }

    private static void requireMerchant(String setting, String alias, Settings settings) {
        if (!settings.merchants().containsKey(alias)) {
            throw new InvalidSettingException(
                    setting
                            + ": there is no merchant "
                            + alias
                            + NearestName.of(alias, settings.merchants().keySet())
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse("; give it its doku.merchant.<alias>.client-id"));
        }
    }

    private static String operation(String setting, String name, Catalogue catalogue) {
        try {
            return catalogue.forOrders(name).name();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(setting + ": " + e.getMessage(), e);
        }
    }

    private static OrderDefaults defaults(Settings settings, Catalogue catalogue) {
        try {
            return OrderDefaults.of(catalogue, settings.operationDefaults());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(
                    "doku.operation.<id>.default.<field>: " + e.getMessage(), e);
        }
    }
}
