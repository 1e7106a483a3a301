package org.bangfu.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.funds.batch.BankFiles;
import org.bangfu.funds.batch.Batches;
import org.bangfu.funds.batch.Receipts;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Money from the source to the household and back, as the county's people move it. */
@BangfuIT
class FundsIT {

    private static final String PROPOSER = "xian-minzheng2";
    private static final String FIRST = "xian-caizheng1";
    private static final String SECOND = "xian-caizheng2";

    @Autowired
    Grants grants;

    @Autowired
    Budgets budgets;

    @Autowired
    PayeeAccounts accounts;

    @Autowired
    PaymentOrders orders;

    @Autowired
    Batches batches;

    @Autowired
    BankFiles files;

    @Autowired
    Receipts receipts;

    @Autowired
    Households households;

    @Autowired
    CaseFiles cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ActingAs acting;

    private TrialMoney trial;

    @BeforeEach
    void aYearWithMoney() {
        clock.moveTo(LocalDate.of(2019, 3, 1));
        trial = new TrialMoney(households, cases, jdbc, transaction, clock);
        raise(2019, FundCategory.RELIEF, Money.yuan(100_000));
    }

    private void raise(int year, FundCategory category, Money amount) {
        acting.person(
                FIRST,
                () -> budgets.raise(
                        year, FundChannel.SPECIAL, category, amount, "试验" + System.nanoTime(), clock.today()));
    }

    private Money balance(FundCategory category, String kind) {
        return new Money(
                jdbc.sql("select coalesce(sum(balance_fen), 0) from funds_account where kind = ? and fund_year = ?"
                                + " and category = ?")
                        .params(kind, clock.today().getYear(), category.name())
                        .query(Long.class)
                        .single());
    }

    private CaseNumber released(Money amount) {
        return released(trial.household(), amount);
    }

    private CaseNumber released(HouseholdId household, Money amount) {
        CaseNumber number = trial.approvedRelief(household);
        assertThat(grants.approve(trial.relief(number, "2019-ILLNESS", amount))).isInstanceOf(Grant.class);
        assertThat(grants.release(number, NewInstalment.WHOLE)).isInstanceOf(Payment.class);
        return number;
    }

    private List<Long> payments(CaseNumber... numbers) {
        List<Long> ids = new ArrayList<>();
        for (CaseNumber number : numbers) {
            orders.ofCase(number).stream()
                    .filter(order -> order.status() == Grant.InstalmentStatus.READY)
                    .forEach(order -> ids.add(order.id()));
        }
        return ids;
    }

    private long sentBatch(CaseNumber... numbers) {
        long batch = acting.person(PROPOSER, () -> batches.propose(payments(numbers)));
        acting.person(FIRST, () -> batches.sign(batch));
        acting.person(SECOND, () -> batches.sign(batch));
        return batch;
    }

    private String fileOf(long batch, String format) {
        Batches.StoredFile file = batches.files(batch).stream()
                .filter(stored -> stored.format().equals(format) && stored.copy() == 0)
                .findFirst()
                .orElseThrow();
        byte[] content =
                acting.person(FIRST, () -> files.fetch(batch, file.name())).content();
        return new String(content, format.equals("CSV_UTF8") ? StandardCharsets.UTF_8 : Charset.forName("GB18030"));
    }

    /** The bank's file: ours with three more columns. */
    private byte[] answer(long batch, java.util.function.Function<Integer, String> result) {
        List<String> lines = fileOf(batch, "CSV_GB18030").lines().toList();
        StringBuilder text = new StringBuilder(lines.get(0)).append(",发放结果,失败原因,入账日期\r\n");
        for (int i = 1; i < lines.size(); i++) {
            text.append(lines.get(i)).append(',').append(result.apply(i)).append("\r\n");
        }
        return text.toString().getBytes(Charset.forName("GB18030"));
    }

    private String paidToday() {
        return "成功,," + clock.today();
    }

    private Receipts.Result take(long batch, byte[] content) {
        return acting.person(FIRST, () -> receipts.take(batch, "回单.csv", content));
    }

    @Test
    void reliefGoesFromTheBudgetToTheHouseholdAndTheBooksAgree() {
        Money availableBefore = balance(FundCategory.RELIEF, "AVAILABLE");
        Money paidBefore = balance(FundCategory.RELIEF, "PAID");
        CaseNumber first = released(Money.yuan(800));
        CaseNumber second = released(Money.yuan(1200));
        assertThat(balance(FundCategory.RELIEF, "AVAILABLE")).isEqualTo(availableBefore.minus(Money.yuan(2000)));

        long batch = sentBatch(first, second);
        Receipts.Result result = take(batch, answer(batch, line -> paidToday()));

        assertThat(result.problems()).isEmpty();
        assertThat(result.paid()).isEqualTo(2);
        assertThat(grants.of(first).orElseThrow().status()).isEqualTo(Grant.Status.PAID);
        assertThat(balance(FundCategory.RELIEF, "PAID")).isEqualTo(paidBefore.plus(Money.yuan(2000)));
        assertThat(batches.find(batch).orElseThrow().isAnswered()).isTrue();
        assertThat(files.differences()).isEmpty();
        assertThat(budgets.wrongBalances()).isEmpty();
    }

    @Test
    void whatTheBankReturnsIsCorrectedByTwoPeopleAndPaidAgainOnce() {
        HouseholdId household = trial.household();
        CaseNumber number = released(household, Money.yuan(500));
        long batch = sentBatch(number);
        take(batch, answer(batch, line -> "失败,账号错误," + clock.today()));
        assertThat(orders.returned())
                .extracting(PaymentOrders.Order::caseNumber)
                .contains(number);
        assertThat(grants.release(number, NewInstalment.WHOLE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.WRONG_STATE));

        acting.person(
                "hongyan-minzheng1", () -> accounts.propose(household, "赵试验", "绥宁农商银行", TrialMoney.account(), "存折换卡"));
        long change = accounts.openChanges().stream()
                .filter(open -> open.household().equals(household))
                .findFirst()
                .orElseThrow()
                .id();
        assertThatThrownBy(() -> acting.person("hongyan-minzheng1", () -> accounts.confirm(change)))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("另一位同事");
        assertThat(grants.reissue(number, NewInstalment.WHOLE)).isInstanceOf(Refusal.class);
        acting.person(FIRST, () -> accounts.confirm(change));
        assertThat(grants.reissue(number, NewInstalment.WHOLE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.sentence()).contains("等待期"));
        clock.plusDays(3);
        clock.moveTo(clock.today(), java.time.LocalTime.of(9, 5));
        assertThat(grants.reissue(number, NewInstalment.WHOLE)).isInstanceOf(Payment.class);
        long again = sentBatch(number);
        assertThat(take(again, answer(again, line -> paidToday())).problems()).isEmpty();

        assertThat(grants.of(number).orElseThrow().paid()).isEqualTo(Money.yuan(500));
        assertThat(files.differences()).isEmpty();
    }

    @Test
    void whoProposesOrDecidedDoesNotSignAndNobodySignsTwice() {
        CaseNumber number = released(Money.yuan(300));
        long batch = acting.person(PROPOSER, () -> batches.propose(payments(number)));

        assertThatThrownBy(() -> acting.person(PROPOSER, () -> batches.sign(batch)))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("制单人不能签字");
        acting.person(FIRST, () -> batches.sign(batch));
        assertThatThrownBy(() -> acting.person(FIRST, () -> batches.sign(batch)))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("第二签");
        assertThat(batches.find(batch).orElseThrow().status()).isEqualTo(Batches.Status.DRAFT);
        assertThat(batches.files(batch)).isEmpty();
        acting.person(PROPOSER, () -> batches.discard(batch));
        assertThat(payments(number)).hasSize(1);
    }

    @Test
    void batchNumbersHaveNoGapsAndACopyTakesTwoOtherSignatures() {
        long one = sentBatch(released(Money.yuan(100)));
        acting.person(PROPOSER, () -> batches.discard(batches.propose(payments(released(Money.yuan(50))))));
        long two = sentBatch(released(Money.yuan(200)));

        String first = batches.find(one).orElseThrow().name();
        String second = batches.find(two).orElseThrow().name();
        assertThat(Integer.parseInt(second.substring(second.length() - 4)))
                .isEqualTo(Integer.parseInt(first.substring(first.length() - 4)) + 1);
        acting.person(PROPOSER, () -> batches.proposeCopy(one, "银行柜面遗失"));
        acting.person(FIRST, () -> batches.signCopy(one, 1));
        assertThatThrownBy(() -> acting.person(FIRST, () -> batches.signCopy(one, 1)))
                .isInstanceOf(FundRefused.class);
        acting.person(SECOND, () -> batches.signCopy(one, 1));

        assertThat(batches.files(one)).hasSize(6);
        Batches.StoredFile copy = batches.files(one).stream()
                .filter(file -> file.copy() == 1 && file.format().equals("CSV_UTF8"))
                .findFirst()
                .orElseThrow();
        assertThat(new String(
                        acting.person(FIRST, () -> files.fetch(one, copy.name()))
                                .content(),
                        StandardCharsets.UTF_8))
                .contains(first + " COPY 1");
        assertThat(files.differences()).isEmpty();
    }

    @Test
    void aWrongReceiptIsToldRowByRowAndChangesNothing() {
        CaseNumber first = released(Money.yuan(100));
        CaseNumber second = released(Money.yuan(200));
        long batch = sentBatch(first, second);
        String good = new String(answer(batch, line -> paidToday()), Charset.forName("GB18030"));
        List<String> lines = good.lines().toList();

        assertThat(wrong(batch, good.replace("100.00", "1000.00")))
                .singleElement()
                .asString()
                .contains("金额");
        assertThat(wrong(batch, good + lines.get(1) + "\r\n"))
                .singleElement()
                .asString()
                .contains("重复");
        assertThat(wrong(batch, good.replace("FB-430527", "FB-430528"))).hasSize(2);
        assertThat(wrong(batch, lines.get(0) + "\r\n" + lines.get(1).replaceFirst("^\\d+", "99") + "\r\n"))
                .singleElement()
                .asString()
                .contains("不在本批次");
        assertThat(wrong(batch, good.replaceAll(",62170\\d", ",62171\\d")))
                .allSatisfy(problem -> assertThat(problem).contains("账号"));
        assertThat(wrong(batch, good.replace("成功,", "成功,账号错误"))).hasSize(2);
        assertThat(wrong(batch, good.replace("成功", "已发"))).hasSize(2);
        assertThat(wrong(batch, good.replace(clock.today().toString(), "2030-01-01")))
                .hasSize(2);
        assertThat(wrong(batch, "序号,批次\r\n1,x\r\n")).singleElement().asString().contains("缺少列");
        assertThat(wrong(batch, lines.get(0) + "\r\n"))
                .singleElement()
                .asString()
                .contains("没有数据行");
        assertThat(orders.ofBatch(batch))
                .allSatisfy(order -> assertThat(order.status()).isEqualTo(Grant.InstalmentStatus.IN_TRANSIT));

        byte[] right = good.getBytes(StandardCharsets.UTF_8);
        assertThat(take(batch, right).paid()).isEqualTo(2);
        assertThat(take(batch, right).problems()).singleElement().asString().contains("导入过");
        assertThat(wrong(batch, good + "\r\n"))
                .allSatisfy(problem -> assertThat(problem).contains("已有回单结果"));
    }

    private List<String> wrong(long batch, String text) {
        Receipts.Result result = take(batch, text.getBytes(Charset.forName("GB18030")));
        assertThat(result.paid() + result.returned()).isZero();
        assertThat(result.problems()).isNotEmpty();
        return result.problems();
    }

    @Test
    void aFileThatWasChangedOnTheDiskIsNotHandedOut() throws java.io.IOException {
        long batch = sentBatch(released(Money.yuan(100)));
        Batches.StoredFile file = batches.files(batch).get(0);
        java.nio.file.Path place = java.nio.file.Path.of(environment.getRequiredProperty("bangfu.data"))
                .resolve("batches")
                .resolve(file.name());
        byte[] before = java.nio.file.Files.readAllBytes(place);
        java.nio.file.Files.writeString(place, "1,别人");

        assertThatThrownBy(() -> acting.person(FIRST, () -> files.fetch(batch, file.name())))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("被改动");
        assertThat(files.differences())
                .anySatisfy(difference -> assertThat(difference).contains(file.name()));
        java.nio.file.Files.write(place, before);
        assertThat(files.differences()).isEmpty();
    }

    @Autowired
    org.springframework.core.env.Environment environment;

    @Test
    void aGrantInInstalmentsIsPaidPartByPartAndWhatIsLeftGoesBack() {
        HouseholdId household = trial.household();
        CaseNumber number = trial.approvedRelief(household);
        NewGrant grant = new NewGrant(
                number,
                BenefitItem.RELIEF_CASH,
                "2019-FLOOD",
                clock.today(),
                List.of(
                        new NewInstalment("START", Money.yuan(300), "开工"),
                        new NewInstalment("BALANCE", Money.yuan(700), "验收合格")),
                Set.of(TrialMoney.APPROVE),
                null);
        Money available = balance(FundCategory.RELIEF, "AVAILABLE");
        grants.approve(grant);
        assertThat(grants.approve(grant)).isInstanceOf(Grant.class);
        assertThat(balance(FundCategory.RELIEF, "AVAILABLE")).isEqualTo(available.minus(Money.yuan(1000)));
        grants.release(number, "START");
        long batch = sentBatch(number);
        assertThat(grants.cancel(number, "户主放弃"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.sentence()).contains("银行代发"));
        take(batch, answer(batch, line -> paidToday()));

        CancelResult cancelled = grants.cancel(number, "户主放弃");

        assertThat(cancelled).isEqualTo(new Cancelled(Money.yuan(700), Money.yuan(300)));
        assertThat(balance(FundCategory.RELIEF, "AVAILABLE")).isEqualTo(available.minus(Money.yuan(300)));
        assertThat(grants.of(number)).isEmpty();
        assertThat(grants.granted(household, Set.of(BenefitItem.RELIEF_CASH), clock.today(), clock.today()))
                .isEqualTo(Money.yuan(300));
        assertThat(files.differences()).isEmpty();
    }

    @Test
    void theLedgerIsAppendOnlyAndABalanceChangesByAPostingOnly() {
        released(Money.yuan(100));

        for (String attack : List.of(
                "update funds_posting set amount_fen = amount_fen + 1",
                "delete from funds_posting",
                "update funds_account set balance_fen = 0",
                "delete from funds_account",
                "update funds_source set amount_fen = 1",
                "delete from funds_payment",
                "update funds_grant set amount_fen = amount_fen * 2",
                "update funds_payment set amount_fen = 1",
                "insert into funds_account (code, kind, fund_year, balance_fen) values ('X', 'PAID', 2019, 5)")) {
            assertThatThrownBy(() -> jdbc.sql(attack).update()).as(attack).isInstanceOf(DataAccessException.class);
        }
        assertThat(budgets.wrongBalances()).isEmpty();
    }

    @Test
    void aWrongEntryIsTakenBackByACounterEntryOfAnotherPerson() {
        Money available = balance(FundCategory.RELIEF, "AVAILABLE");
        raise(2019, FundCategory.RELIEF, Money.yuan(7));
        long source = budgets.sources(2019).get(0).id();

        assertThatThrownBy(() -> acting.person(FIRST, () -> budgets.takeBack(source, "重复")))
                .isInstanceOf(FundRefused.class);
        acting.person(SECOND, () -> budgets.takeBack(source, "重复"));
        assertThatThrownBy(() -> acting.person(SECOND, () -> budgets.takeBack(source, "重复")))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("已经冲销");

        assertThat(balance(FundCategory.RELIEF, "AVAILABLE")).isEqualTo(available);
        assertThat(budgets.wrongBalances()).isEmpty();
    }

    @Test
    void itemsAndUsesAreTheSameInTheCodeAndInTheDatabase() {
        assertThat(jdbc.sql("select code || ':' || category from funds_benefit_item")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(BenefitItem.values())
                        .map(item -> item + ":" + item.category())
                        .collect(Collectors.toList()));
        assertThat(jdbc.sql("select code from funds_use where allowed")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(FundUse.values())
                        .filter(FundUse::isAllowed)
                        .map(Enum::name)
                        .collect(Collectors.toList()));
    }
}
