package io.github.dokucamel.guard;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** All that can be read over JMX: attributes, and what operations that only look tell. */
final class ManagedBeans {

    private static final Pattern LOOKS =
            Pattern.compile("(dump|browse|list|find|get|has|is|infos?|options?|explain|inspect).*");

    private ManagedBeans() {}

    /** Text by where it was found. */
    static Map<String, String> read() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Map<String, String> found = new TreeMap<>();
        for (ObjectName name : server.queryNames(null, null)) {
            try {
                for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                    if (attribute.isReadable()) {
                        found.put(
                                name + " " + attribute.getName(),
                                text(() -> server.getAttribute(name, attribute.getName())));
                    }
                }
                for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
                    if (LOOKS.matcher(operation.getName()).matches()) {
                        found.put(
                                name + " " + operation.getName() + operation.getSignature().length,
                                text(() -> call(server, name, operation)));
                    }
                }
            } catch (JMException e) {
                // It has gone meanwhile.
            }
        }
        return found;
    }

    private static Object call(MBeanServer server, ObjectName name, MBeanOperationInfo operation)
            throws Exception {
        MBeanParameterInfo[] signature = operation.getSignature();
        return server.invoke(
                name,
                operation.getName(),
                Arrays.stream(signature).map(p -> argument(p.getType())).toArray(),
                Arrays.stream(signature).map(MBeanParameterInfo::getType).toArray(String[]::new));
    }

    /** The one that shows most. */
    private static Object argument(String type) {
        return switch (type) {
            case "boolean", "java.lang.Boolean" -> true;
            case "int", "java.lang.Integer" -> 0;
            case "long", "java.lang.Long" -> 0L;
            default -> null;
        };
    }

    private interface Reading {
        Object read() throws Exception;
    }

    private static String text(Reading reading) {
        try {
            Object value = reading.read();
            return value instanceof Object[] array ? Arrays.deepToString(array) : "" + value;
        } catch (Exception | LinkageError e) {
            StringBuilder words = new StringBuilder();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                words.append(cause).append('\n');
            }
            return words.toString();
        }
    }
}
