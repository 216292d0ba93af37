package io.github.dokucamel.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes batch files of any size, each with its marker. */
final class OrderFiles {

    private OrderFiles() {}

    static void csv(Path file, int orders) throws IOException {
        Files.createDirectories(file.getParent());
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "invoice_number,amount,item.name,item.price,item.quantity,customer.id,"
                            + "customer.name,customer.email,customer.phone,callback_url\n");
            for (int i = 0; i < orders; i++) {
                out.write(
                        "INV-BENCH-%08d,90000,Kopi Gayo 250 g,45000,2,C-%d,Anton Budiman,"
                                .formatted(i, i % 1000));
                out.write("anton@example.com,+6281287458232,https://shop.example/ok\n");
            }
        }
        Files.createFile(file.resolveSibling(file.getFileName() + ".done"));
    }
}
