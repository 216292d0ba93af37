package io.github.dokucamel.intake.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A workbook laid open, so that what a fuzzer changes is its XML and not the compressed bytes: fields
 * that zeros part. The first is damage to the archive, four bytes each: where (three, as base 251)
 * and what is put there. Then the parts, name and content in turn.
 */
final class WorkbookParcel {

    private static final int BASE = 251;

    private WorkbookParcel() {}

    static byte[] of(Path workbook) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                out.write(0);
                out.writeBytes(entry.getName().getBytes(StandardCharsets.UTF_8));
                out.write(0);
                zip.getInputStream(entry).transferTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same with a byte of the archive overwritten. */
    static byte[] damaged(byte[] parcel, int at, int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(at / BASE / BASE + 1);
        out.write(at / BASE % BASE + 1);
        out.write(at % BASE + 1);
        out.write(value);
        out.writeBytes(parcel);
        return out.toByteArray();
    }

    static byte[] packed(byte[] parcel) {
        List<byte[]> fields = fields(parcel);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Set<String> names = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 1; i + 1 < fields.size(); i += 2) {
                String name = new String(fields.get(i), StandardCharsets.ISO_8859_1);
                if (names.add(name) && name.length() < 1_000) {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(fields.get(i + 1));
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return damage(out.toByteArray(), fields.get(0));
    }

    private static byte[] damage(byte[] zip, byte[] where) {
        for (int i = 0; i + 3 < where.length; i += 4) {
            int at = (digit(where[i]) * BASE + digit(where[i + 1])) * BASE + digit(where[i + 2]);
            zip[at % zip.length] = where[i + 3];
        }
        return zip;
    }

    private static int digit(byte b) {
        return (b & 0xff) - 1;
    }

    private static List<byte[]> fields(byte[] parcel) {
        List<byte[]> fields = new ArrayList<>();
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        for (byte b : parcel) {
            if (b == 0) {
                fields.add(field.toByteArray());
                field.reset();
            } else {
                field.write(b);
            }
        }
        fields.add(field.toByteArray());
        return fields;
    }
}
