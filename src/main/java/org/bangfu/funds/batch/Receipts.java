package org.bangfu.funds.batch;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.PersonId;
import org.bangfu.common.ShownTime;
import org.bangfu.engine.Actor;
import org.bangfu.engine.BusinessClock;
import org.bangfu.funds.Grant;
import org.bangfu.funds.PaymentOrders;
import org.bangfu.funds.PaymentOrders.BankLine;
import org.bangfu.funds.PaymentOrders.Order;
import org.bangfu.funds.ReturnCode;
import org.bangfu.registry.Areas;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bank's answers. A file is taken over whole or not at all: every row that is wrong, foreign or double is told in one
 * sentence, and nothing changes. The same file again says when it was taken over.
 */
@Component
public class Receipts {

    /** The bank appends these to the columns of our file. */
    static final String RESULT = "发放结果";

    static final String REASON = "失败原因";
    static final String DATE = "入账日期";
    private static final String PAID = "成功";
    private static final String FAILED = "失败";
    private static final int LARGEST = 10_000_000;
    private static final List<String> NEEDED = List.of("序号", "户编号", "账号", "金额（元）", "批次", RESULT, REASON, DATE);

    private final JdbcClient jdbc;
    private final PaymentOrders orders;
    private final Batches batches;
    private final AuditTrail audit;
    private final Actor actor;
    private final Clock clock;

    Receipts(JdbcClient jdbc, PaymentOrders orders, Batches batches, AuditTrail audit, Actor actor, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.batches = batches;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * What became of a file.
     *
     * @param problems one sentence for each row that is not right; nothing was taken over unless empty
     */
    public record Result(int paid, int returned, List<String> problems) {

        public Result {
            problems = List.copyOf(problems);
        }

        static Result refused(String... problems) {
            return new Result(0, 0, Arrays.asList(problems));
        }
    }

    /** A row that can be taken over. */
    private record Answer(Order order, boolean paid, ReturnCode code, String words, LocalDate on) {}

    /** Takes over the bank's answers to a batch. */
    @Transactional
    public Result take(long batch, String fileName, byte[] content) {
        Optional<Batches.Batch> known = batches.find(batch);
        if (known.isEmpty() || known.get().status() != Batches.Status.EXPORTED) {
            return Result.refused("这个批次还没有生成发放文件，不能导入回单");
        }
        jdbc.sql("select id from funds_batch where id = ? for update")
                .param(batch)
                .query(Long.class)
                .list();
        String sha256 = BatchFolder.sha256(content);
        Optional<OffsetDateTime> before = jdbc.sql("select imported_at from funds_receipt where sha256 = ?")
                .param(sha256)
                .query(OffsetDateTime.class)
                .optional();
        if (before.isPresent()) {
            return Result.refused("这份回单已于 " + ShownTime.minute(before.get().toInstant()) + " 导入过，没有重复导入");
        }
        List<List<String>> rows;
        try {
            rows = CsvText.rows(text(content));
        } catch (IllegalArgumentException e) {
            return Result.refused("回单不是可以读的CSV文件（" + e.getMessage() + "），请向银行索取CSV格式的回单");
        }
        Batches.Batch target = known.get();
        List<String> problems = new ArrayList<>();
        List<Answer> answers = answers(target, rows, problems);
        if (answers.isEmpty() && problems.isEmpty()) {
            problems.add("回单里没有数据行，请核对文件");
        }
        if (!problems.isEmpty()) {
            return new Result(0, 0, problems);
        }
        orders.lockYears(batch);
        return taken(batch, fileName, sha256, answers);
    }

    private Result taken(long batch, String fileName, String sha256, List<Answer> answers) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        String name = fileName.substring(0, Math.min(200, fileName.length()));
        jdbc.sql(
                        "insert into funds_receipt (batch_id, sha256, file_name, imported_at, imported_by) values (?, ?, ?, ?, ?)")
                .params(
                        batch,
                        sha256,
                        name,
                        now,
                        actor.current().orElse(PersonId.SYSTEM).value())
                .update();
        long receipt = jdbc.sql("select id from funds_receipt where sha256 = ?")
                .param(sha256)
                .query(Long.class)
                .single();
        for (Answer answer : answers) {
            jdbc.sql("insert into funds_receipt_row (receipt_id, payment_id, amount_fen, paid, return_code, bank_date)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            receipt,
                            answer.order().id(),
                            answer.order().amount().fen(),
                            answer.paid(),
                            answer.paid() ? null : answer.code().name(),
                            answer.on()))
                    .update();
            if (answer.paid()) {
                orders.paid(answer.order(), answer.on());
            } else {
                orders.returned(answer.order(), answer.code(), answer.words());
            }
        }
        int paid = (int) answers.stream().filter(Answer::paid).count();
        audit.record(AuditEntry.of("fund.receiptTaken")
                .in(Areas.COUNTY)
                .about("fund-batch:" + batch)
                .with("sha256", sha256)
                .with("paid", paid)
                .with("returned", answers.size() - paid));
        return new Result(paid, answers.size() - paid, List.of());
    }

    private List<Answer> answers(Batches.Batch batch, List<List<String>> rows, List<String> problems) {
        List<Answer> answers = new ArrayList<>();
        if (rows.isEmpty() || !rows.get(0).containsAll(NEEDED)) {
            List<String> missing = new ArrayList<>(NEEDED);
            if (!rows.isEmpty()) {
                missing.removeAll(rows.get(0));
            }
            problems.add("回单缺少列：" + String.join("、", missing) + "，请向银行索取完整的回单");
            return answers;
        }
        List<String> header = rows.get(0);
        Map<Integer, Order> sent = orders.ofBatch(batch.id()).stream()
                .filter(order -> order.sequence() != null)
                .collect(Collectors.toMap(
                        order -> order.sequence() == null ? 0 : order.sequence(), Function.identity()));
        Map<Integer, BankLine> lines = orders.bankLines(batch.id()).stream()
                .collect(Collectors.toMap(BankLine::sequence, Function.identity()));
        Set<Integer> seen = new HashSet<>();
        for (int i = 1; i < rows.size(); i++) {
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < header.size() && column < rows.get(i).size(); column++) {
                row.put(header.get(column), rows.get(i).get(column));
            }
            String where = "第" + (i + 1) + "行";
            problem(batch, row, sent, lines, seen)
                    .ifPresentOrElse(sentence -> problems.add(where + sentence), () -> answers.add(answer(row, sent)));
        }
        return answers;
    }

    private Optional<String> problem(
            Batches.Batch batch,
            Map<String, String> row,
            Map<Integer, Order> sent,
            Map<Integer, BankLine> lines,
            Set<Integer> seen) {
        String number = row.getOrDefault("批次", "");
        if (!number.replaceFirst(" COPY \\d+$", "").equals(batch.name())) {
            return Optional.of("是批次“" + number + "”的，不属于本批次 " + batch.name() + "，请到相应批次导入");
        }
        String sequence = row.getOrDefault("序号", "");
        Order order = sequence.matches("\\d{1,6}") ? sent.get(Integer.valueOf(sequence)) : null;
        BankLine line = order == null ? null : lines.get(order.sequence());
        if (order == null || line == null) {
            return Optional.of("的序号“" + sequence + "”不在本批次的清单里，请与银行核对");
        }
        if (!seen.add(line.sequence())) {
            return Optional.of("与前面的行重复（序号" + sequence + "），请与银行核对");
        }
        if (order.status() != Grant.InstalmentStatus.IN_TRANSIT) {
            return Optional.of("（序号" + sequence + "）已有回单结果：" + order.status().label() + "，不能再次导入");
        }
        if (!line.account().equals(row.getOrDefault("账号", ""))
                || !line.householdNo().equals(row.getOrDefault("户编号", ""))) {
            return Optional.of("（序号" + sequence + "）的户编号或账号与发放清单不一致，请与银行核对");
        }
        if (!sameAmount(row.getOrDefault("金额（元）", ""), line)) {
            return Optional.of("（序号" + sequence + "）的金额与发放清单不一致，请与银行核对");
        }
        return resultProblem(row, order, sequence);
    }

    private Optional<String> resultProblem(Map<String, String> row, Order order, String sequence) {
        String result = row.getOrDefault(RESULT, "");
        if (!result.equals(PAID) && !result.equals(FAILED)) {
            return Optional.of("（序号" + sequence + "）的发放结果应为“成功”或“失败”");
        }
        String reason = row.getOrDefault(REASON, "");
        if (result.equals(FAILED) == reason.isBlank() || reason.length() > 100) {
            return Optional.of("（序号" + sequence + "）发放失败应写明原因（100字以内），成功不写原因");
        }
        Optional<LocalDate> on = date(row.getOrDefault(DATE, ""));
        LocalDate sentOn =
                LocalDate.ofInstant(order.sentAt() == null ? order.releasedAt() : order.sentAt(), BusinessClock.ZONE);
        if (on.isEmpty() || on.get().isBefore(sentOn) || on.get().isAfter(LocalDate.now(clock))) {
            return Optional.of("（序号" + sequence + "）的入账日期应在送银行之后、今天之前，写成2015-08-03");
        }
        return Optional.empty();
    }

    private static Answer answer(Map<String, String> row, Map<Integer, Order> sent) {
        Order order = sent.get(Integer.valueOf(row.getOrDefault("序号", "")));
        String reason = row.getOrDefault(REASON, "");
        if (order == null) {
            throw new IllegalStateException("a row without an order was let through");
        }
        return new Answer(
                order,
                row.getOrDefault(RESULT, "").equals(PAID),
                ReturnCode.of(reason),
                reason,
                date(row.getOrDefault(DATE, "")).orElseThrow());
    }

    private static boolean sameAmount(String text, BankLine line) {
        return text.matches("\\d{1,10}(\\.\\d{1,2})?")
                && new BigDecimal(text).compareTo(line.amount().toYuan()) == 0;
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** UTF-8 when it is that, else GB18030. */
    private static String text(byte[] content) {
        if (content.length > LARGEST) {
            throw new IllegalArgumentException("文件超过10兆");
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                String text =
                        charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
                return text.startsWith("\ufeff") ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        throw new IllegalArgumentException("编码既不是UTF-8也不是GB18030");
    }
}
