package org.bangfu.testing;

import java.nio.charset.Charset;
import java.util.List;
import org.bangfu.common.CaseNumber;
import org.bangfu.funds.Grant;
import org.bangfu.funds.PaymentOrders;
import org.bangfu.funds.batch.BankFiles;
import org.bangfu.funds.batch.Batches;
import org.bangfu.funds.batch.Receipts;
import org.springframework.beans.factory.BeanFactory;

/** The way of money to a household: proposed, signed by two, fetched for the bank, answered by it. */
public final class Bank {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String PROPOSER = "xian-minzheng2";
    private static final String FIRST = "xian-caizheng1";
    private static final String SECOND = "xian-caizheng2";

    private final PaymentOrders orders;
    private final Batches batches;
    private final BankFiles files;
    private final Receipts receipts;
    private final ActingAs acting;
    private final EngineJobs jobs;
    private final TestClock clock;

    public Bank(BeanFactory beans) {
        orders = beans.getBean(PaymentOrders.class);
        batches = beans.getBean(Batches.class);
        files = beans.getBean(BankFiles.class);
        receipts = beans.getBean(Receipts.class);
        acting = beans.getBean(ActingAs.class);
        jobs = beans.getBean(EngineJobs.class);
        clock = beans.getBean(TestClock.class);
    }

    /** A batch of what the case has waiting, on its way to the bank. */
    public long sent(CaseNumber number) {
        List<Long> ready = orders.ofCase(number).stream()
                .filter(order -> order.status() == Grant.InstalmentStatus.READY)
                .map(PaymentOrders.Order::id)
                .toList();
        long batch = acting.person(PROPOSER, () -> batches.propose(ready));
        acting.person(FIRST, () -> batches.sign(batch));
        acting.person(SECOND, () -> batches.sign(batch));
        return batch;
    }

    /** @param answer result and reason as the bank writes them, such as {@code 成功,} */
    public Receipts.Result answers(CaseNumber number, String answer) {
        return answers(sent(number), answer);
    }

    /** The bank's answer to the only payment of a batch. */
    public Receipts.Result answers(long batch, String answer) {
        Batches.StoredFile file = batches.files(batch).stream()
                .filter(stored -> stored.format().equals("CSV_GB18030") && stored.copy() == 0)
                .findFirst()
                .orElseThrow();
        List<String> lines = new String(
                        acting.person(FIRST, () -> files.fetch(batch, file.name()))
                                .content(),
                        GB18030)
                .lines()
                .toList();
        String receipt =
                lines.get(0) + ",发放结果,失败原因,入账日期\r\n" + lines.get(1) + "," + answer + "," + clock.today() + "\r\n";
        Receipts.Result result = acting.person(FIRST, () -> receipts.take(batch, "回单.csv", receipt.getBytes(GB18030)));
        jobs.runDue();
        return result;
    }
}
