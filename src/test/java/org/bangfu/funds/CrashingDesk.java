package org.bangfu.funds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.bangfu.Bangfu;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.engine.BusinessClock;
import org.bangfu.funds.batch.BankFiles;
import org.bangfu.funds.batch.Batches;
import org.bangfu.funds.batch.Receipts;
import org.bangfu.registry.Households;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.TestClock;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The application in a JVM of its own, with people who work through whatever is to be done; the JVM dies before a certain
 * statement. Started by {@link CrashIT}, which knows what must hold afterwards.
 */
final class CrashingDesk {

    /** What the JVM's death looks like to whoever waits for it. */
    static final int DIED = 137;

    private static final int CASES = 3;

    private final JdbcClient jdbc;
    private final Grants grants;
    private final PaymentOrders orders;
    private final Batches batches;
    private final BankFiles files;
    private final Receipts receipts;
    private final CaseFiles cases;
    private final TrialMoney trial;
    private final ActingAs acting;
    private final TestClock clock;
    private final Path data;

    private CrashingDesk(ConfigurableApplicationContext context, Path data) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.grants = context.getBean(Grants.class);
        this.orders = context.getBean(PaymentOrders.class);
        this.batches = context.getBean(Batches.class);
        this.files = context.getBean(BankFiles.class);
        this.receipts = context.getBean(Receipts.class);
        this.cases = context.getBean(CaseFiles.class);
        this.acting = new ActingAs(context.getBean(UserDetailsService.class));
        this.clock = new TestClock(context.getBean(BusinessClock.class));
        this.trial = new TrialMoney(
                context.getBean(Households.class), cases, jdbc, context.getBean(TransactionTemplate.class), clock);
        this.data = data;
    }

    /** Where to die: before the n-th statement that begins so, once armed. */
    enum Point {
        NONE("nothing begins so", 1),
        APPROVAL_BEFORE_LEDGER("insert into funds_posting", 2),
        NUMBER_BEFORE_FILE("select number from funds_batch where id = ? and status = 'NUMBERED'", 1),
        FILE_BEFORE_ITS_ROW("insert into funds_batch_file", 2),
        FILES_BEFORE_MARK("update funds_batch set status = 'EXPORTED'", 1),
        RECEIPT_IN_THE_MIDDLE("insert into funds_receipt_row", 2),
        NAIVE_BEFORE_MARK("update funds_payment set return_reason", 1);

        private final String statement;
        private final int occurrence;

        Point(String statement, int occurrence) {
            this.statement = statement;
            this.occurrence = occurrence;
        }
    }

    /** Dies when the statement comes; until it is armed it does nothing. */
    private static final class Halting implements QueryExecutionListener, BeanPostProcessor {

        private final AtomicInteger seen = new AtomicInteger();
        private final Point point;
        private volatile boolean armed;

        private Halting(Point point) {
            this.point = point;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource database
                    ? ProxyDataSourceBuilder.create(database).listener(this).build()
                    : bean;
        }

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            if (armed
                    && queries.stream().anyMatch(query -> query.getQuery().startsWith(point.statement))
                    && seen.incrementAndGet() == point.occurrence) {
                Runtime.getRuntime().halt(DIED);
            }
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // Death comes before.
        }
    }

    /** @param args database address, its user, data folder, point, {@code naive} or {@code careful} */
    public static void main(String[] args) {
        Point point = Point.valueOf(args[3]);
        Halting halting = new Halting(point);
        ApplicationContextInitializer<ConfigurableApplicationContext> wiring =
                context -> context.getBeanFactory().addBeanPostProcessor(halting);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Bangfu.class)
                .initializers(wiring)
                .profiles("demo")
                .run(
                        "--spring.datasource.url=" + args[0],
                        "--spring.datasource.username=" + args[1],
                        "--spring.datasource.password=",
                        "--bangfu.data=" + args[2],
                        "--server.port=0",
                        "--bangfu.sweeps.enabled=false",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--logging.level.root=warn");
        CrashingDesk desk = new CrashingDesk(context, Path.of(args[2]));
        int end = 2;
        try {
            desk.work(args[4].equals("naive"), halting);
            List<String> differences = desk.files.differences();
            differences.forEach(desk::say);
            end = differences.isEmpty() ? 0 : 1;
        } catch (RuntimeException | AssertionError e) {
            desk.say(String.valueOf(e));
        }
        System.exit(end);
    }

    private void work(boolean naively, Halting halting) {
        boolean dies = halting.point != Point.NONE;
        if (!naively) {
            settle();
        }
        if (dies) {
            openCases();
        }
        if (naively) {
            approveAndRelease();
        }
        halting.armed = true;
        if (naively) {
            exportNaively();
        } else {
            settle();
        }
    }

    /** New cases that are noticed and approved; each is acknowledged on the disk once that has been committed. */
    private void openCases() {
        clock.moveTo(LocalDate.of(2015, 9, 1));
        passOverThoseOfEarlierLives();
        for (int i = 0; i < CASES; i++) {
            CaseNumber number = trial.approvedRelief(trial.household());
            note("acknowledged.txt", number.value());
        }
    }

    /** The people and numbers that this JVM would make up first have been given out before it. */
    private void passOverThoseOfEarlierLives() {
        int households = jdbc.sql("select count(*) from registry_household")
                .query(Integer.class)
                .single();
        for (int i = 0; i < households * 10; i++) {
            TrialMoney.account();
            SyntheticPeople.man();
        }
    }

    /** Does what an office does: approve, release, batch, sign, send, take the bank's answer; as far as it is not done. */
    private void settle() {
        approveAndRelease();
        List<Long> waiting =
                orders.waiting().stream().map(PaymentOrders.Order::id).toList();
        if (!waiting.isEmpty()) {
            acting.person("xian-minzheng2", () -> batches.propose(waiting));
        }
        for (Batches.Batch batch : batches.latest(50)) {
            if (batch.status() == Batches.Status.DRAFT) {
                if (batch.firstSignedBy() == null) {
                    acting.person("xian-caizheng1", () -> batches.sign(batch.id()));
                }
                acting.person("xian-caizheng2", () -> batches.sign(batch.id()));
            }
        }
        for (Batches.Batch batch : batches.latest(50)) {
            if (batch.status() == Batches.Status.EXPORTED && !batch.isAnswered()) {
                answer(batch.id());
            }
        }
    }

    private void approveAndRelease() {
        List<String> approved = jdbc.sql(
                        "select distinct case_number from case_decision where outcome_code = 'APPROVED'"
                                + " order by case_number")
                .query(String.class)
                .list();
        for (String value : approved) {
            CaseNumber number = new CaseNumber(value);
            require(grants.approve(trial.relief(number, "2015-FIRE", Money.yuan(100))) instanceof Grant);
            require(grants.release(number, NewInstalment.WHOLE) instanceof Payment);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("the money was refused");
        }
    }

    private void answer(long batch) {
        String name = batches.files(batch).stream()
                .filter(file -> file.format().equals("CSV_GB18030"))
                .findFirst()
                .orElseThrow()
                .name();
        byte[] content =
                acting.person("xian-caizheng1", () -> files.fetch(batch, name)).content();
        StringBuilder text = new StringBuilder();
        List<String> lines =
                new String(content, Charset.forName("GB18030")).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            text.append(lines.get(i))
                    .append(i == 0 ? ",发放结果,失败原因,入账日期" : ",成功,," + clock.today())
                    .append("\r\n");
        }
        Receipts.Result result = acting.person(
                "xian-caizheng1",
                () -> receipts.take(batch, "回单.csv", text.toString().getBytes(StandardCharsets.UTF_8)));
        result.problems().forEach(this::say);
        require(result.problems().isEmpty());
    }

    /** As one would write it at first: a line to the file, then the mark. Kept so that the checker has something to find. */
    private void exportNaively() {
        List<Long> marked = jdbc.sql("select id from funds_payment where return_reason is not null")
                .query(Long.class)
                .list();
        for (PaymentOrders.Order order : orders.waiting()) {
            if (marked.contains(order.id())) {
                continue;
            }
            note(
                    "naive.csv",
                    "1," + order.householdNo() + ",赵试验,0," + order.bank() + "," + order.amount() + ","
                            + order.item().label() + "," + order.period() + ",naive");
            jdbc.sql("update funds_payment set return_reason = 'exported' where id = ?")
                    .param(order.id())
                    .update();
        }
    }

    private void note(String file, String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(
                data.resolve(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String sentence) {
        note("said.txt", sentence);
    }
}
