package io.github.dokucamel.intake.table;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a column beside the amount says of the same money, by the words of its header. */
enum MoneyKind {
    CURRENCY("\\b(mata uang|currency|valuta|valas|curr|ccy|cur)\\b"),
    /** What one of another money is in rupiah. */
    EXCHANGE_RATE("\\b(kurs|exchange rate|rate of exchange)\\b"),
    /** A word that says whether the bill is paid. */
    STATUS(
            "(ket |keterangan )?(status|state|sts)( (pembayaran|bayar|faktur|invoice|tagihan|payment|pelunasan|piutang|lunas|nota|dokumen|transaksi"
                    + "|order|pesanan|penjualan|belum|tidak|in))*"
                    + "|(payment|invoice|paid|bill|document|transaction|order|sales) (status|state)|lunas|lunas (belum|tidak)|batal|dibatalkan|void|cancell?ed"
                    + "|(keterangan|ket)( (lunas|bayar|pembayaran|tagihan|faktur|transaksi))?|catatan|remarks?|notes?|memo"),
    /** What is left to pay. */
    LEFT(
            "\\b(sisa|outstanding|kurang bayar|kekurangan|unpaid|remaining|balance|saldo|open amount"
                    + "|(belum|blm) (ter|di)?bayar(kan)?|belum lunas|piutang|hutang|utang|terutang)\\b"),
    PAID(
            "\\b(terbayar|terbayarkan|dibayar|dibayarkan|paid|payments?|pembayaran|bayar|pelunasan|dilunasi|angsuran"
                    + "|cicilan|uang muka|dp|down payment|deposit|received|diterima|prepaid"
                    + "|retur|returns?|credit notes?|(nota|memo) kredit|kredit nota|credited)\\b"),
    /** What it is with all that comes on top, or without all that comes off. */
    WHOLE("\\b(incl?|including|inclusive|termasuk|setelah|sesudah|after|plus|netto|net)\\b"),
    /** What it was before taxes and discounts. */
    BASE(
            "\\b(sub ?total|dpp|bruto|gross|before (tax|discount)|excl|excluding"
                    + "|(sebelum|kena|tanpa) (pajak|ppn|diskon))\\b"),
    DISCOUNT("\\b(diskon|discounts?|disc|disk|potongan|rabat|rebate)\\b"),
    /** What comes on top. */
    TAX(
            "\\b(ppn|pajak|tax|taxes|vat|pph|gst|ongkir|ongkos kirim|biaya|shipping|freight|fees?|charges?|service"
                    + "|materai|meterai|bea|denda|penalty)\\b"),
    PRICE("\\b(harga|hrg|price|tarif|rate|cost)\\b"),
    QUANTITY(
            "\\b(qty|quantity|kuantitas|kuantiti|kwantitas|kuantum|banyaknya|banyak|units?|pcs|volume|vol|lusin|box|dus"
                    + "|(jumlah|jml|total) (barang|brg|item|items|unit|produk|satuan|pesanan|order|pcs|qty))\\b"),
    /** What may be the bill as well, under a name that is not known. */
    BILLED("\\b(billed|invoiced|ditagih|ditagihkan|tagihan|amount|nominal|value|total|nilai)\\b");

    /** Columns that say when, by whom and under which number, and of no money. */
    private static final Pattern NO_MONEY =
            Pattern.compile(
                    "\\b(tgl|tanggal|date|no|nomor|number|kode|code|akun|account|id|jenis|tipe|type|metode|method|cara|oleh|by"
                            + "|via|bank|npwp|nama|name|alamat|umur|aging|hari|days|tempo|due|terms?|termin|tenor|jangka|waktu|jam|bukti|ref|limit|plafon|syarat|batas|link)\\b");

    private static final Pattern CURRENCY_BEHIND = Pattern.compile(" (rp|idr|rupiah|[0-9 ]+)$");

    private final Pattern words;

    MoneyKind(String words) {
        this.words = Pattern.compile(words);
    }

    /** What a header names; null for anything else. */
    static @Nullable MoneyKind of(String header) {
        String words = CURRENCY_BEHIND.matcher(CellText.words(header)).replaceFirst("");
        if (STATUS.words.matcher(words).matches()) {
            return STATUS;
        }
        if (CURRENCY.words.matcher(words).find()) {
            return CURRENCY;
        }
        if (NO_MONEY.matcher(words).find()) {
            return null;
        }
        if (header.indexOf('+') >= 0) {
            return WHOLE;
        }
        for (MoneyKind kind : values()) {
            if (kind != STATUS && kind.words.matcher(words).find()) {
                return kind;
            }
        }
        return null;
    }
}
