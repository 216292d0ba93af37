package io.github.dokucamel.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes batch files of any size, each with its marker. */
final class OrderFiles {

    /** Of every order, in rupiah. */
    static final long AMOUNT = 90_000;

    private OrderFiles() {}

    /** @param number of the order in its file, from 0 */
    static String invoiceNumber(int number) {
        return "INV-BENCH-%08d".formatted(number);
    }

    static void csv(Path file, int orders) throws IOException {
        Files.createDirectories(file.getParent());
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "invoice_number,amount,item.name,item.price,item.quantity,customer.id,"
                            + "customer.name,customer.email,customer.phone,callback_url\n");
            for (int i = 0; i < orders; i++) {
                out.write(
                        "%s,%d,Kopi Gayo 250 g,45000,2,C-%d,Anton Budiman,"
                                .formatted(invoiceNumber(i), AMOUNT, i % 1000));
                out.write("anton@example.com,+6281287458232,https://shop.example/ok\n");
            }
        }
        Files.createFile(file.resolveSibling(file.getFileName() + ".done"));
    }
}
