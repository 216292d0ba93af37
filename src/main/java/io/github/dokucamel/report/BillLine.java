package io.github.dokucamel.report;

import io.github.dokucamel.ledger.Bill;
import io.github.dokucamel.order.Customer;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.report.book.Cell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One bill as papers show it. Null where nothing is known.
 *
 * @param looks codes of what a person has to look at
 * @param received day on which it came
 * @param row that a spreadsheet program shows, else the line
 * @param refusal what DOKU said when it declined
 */
record BillLine(
        BillStatus status,
        List<String> looks,
        @Nullable String invoiceNumber,
        @Nullable String customer,
        @Nullable String email,
        @Nullable String phone,
        @Nullable LocalDate due,
        LocalDate received,
        Sums sums,
        @Nullable Long paidAt,
        @Nullable String channel,
        @Nullable String link,
        @Nullable String code,
        @Nullable String file,
        @Nullable Long row,
        @Nullable String merchant,
        @Nullable String requestId,
        @Nullable String refusal) {

    static BillLine of(Bill bill, PaperWords words, LocalDate today) {
        Order order = bill.order();
        OutcomeDocument told = bill.told();
        Customer customer = order == null ? null : order.customer();
        LocalDate due = order == null ? null : PaperWords.day(order.dueDate());
        BillStatus status =
                BillStatus.of(
                        told.outcome(),
                        bill.state(),
                        bill.isHeld(),
                        bill.received(),
                        due,
                        today,
                        bill.ended());
        BigDecimal billed = BigDecimal.valueOf(order == null ? 0 : order.amount());
        BigDecimal paid = bill.received().paid();
        Arrival source = told.source();
        return new BillLine(
                status,
                looks(bill, status),
                told.invoiceNumber(),
                customer == null ? null : customer.name(),
                customer == null ? null : customer.email(),
                customer == null ? null : customer.phone(),
                due,
                words.day(told.receivedAt()),
                new Sums(
                        1,
                        billed,
                        paid,
                        bill.received().refunded(),
                        status.open(billed, bill.received())),
                bill.paidAt() == null ? bill.received().lastAt() : bill.paidAt(),
                bill.received().channel(),
                told.paymentUrl(),
                told.paymentCode(),
                source == null ? null : Objects.requireNonNullElse(source.name(), source.intake()),
                source == null ? null : source.row() == null ? source.line() : source.row(),
                told.merchant(),
                told.requestId(),
                status == BillStatus.DECLINED ? refusal(told.error()) : null);
    }

    /** Its status as a coloured word. */
    Cell word(PaperWords words) {
        return Cell.text(words.of("status." + status.key())).in(status.look());
    }

    private static List<String> looks(Bill bill, BillStatus status) {
        List<String> looks = new ArrayList<>(bill.received().doubts());
        switch (status) {
            case HELD, UNRESOLVED, UNMATCHED, DECLINED -> looks.add(status.key());
            default -> {
                // Nothing that its payment does not tell.
            }
        }
        return looks;
    }

    private static @Nullable String refusal(@Nullable Failure error) {
        return error == null ? null : error.message() == null ? error.code() : error.message();
    }
}
