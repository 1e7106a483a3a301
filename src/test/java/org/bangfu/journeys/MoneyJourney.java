package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.funds.batch.BankFiles;
import org.bangfu.funds.batch.Batches;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TasklistSession.Attachment;
import org.bangfu.testing.TestClock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the county does about money, in deeds: the budget and its corrections, the townships' imprests, accounts changed by
 * two people, batches with two signatures, the bank's answers.
 */
final class MoneyJourney {

    private static final AreaCode COUNTY = new AreaCode("430527");
    private static final String FINANCE = "xian-caizheng1";
    private static final String FINANCE_COLLEAGUE = "xian-caizheng2";
    private static final String CIVIL_AFFAIRS = "xian-minzheng1";
    private static final String LEADERS = "xian-lingdao1";
    private static final String TOWNSHIP = "hongyan-minzheng1";

    private static final Set<Role> KEEPS_BUDGET = Set.of(Role.FINANCE);
    private static final Set<Role> PROPOSES_BATCH = Set.of(Role.CIVIL_AFFAIRS, Role.COUNTY_POVERTY);
    private static final Set<Role> GIVES_UP_BATCH = Set.of(Role.FINANCE, Role.CIVIL_AFFAIRS, Role.COUNTY_POVERTY);
    private static final Set<Role> PROPOSES_ACCOUNT =
            Set.of(Role.TOWNSHIP_CIVIL, Role.TOWNSHIP_OFFICE, Role.CIVIL_AFFAIRS);

    private static final Charset BANK = Charset.forName("GB18030");
    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    private final Walk walk;
    private final Batches batches;
    private final BankFiles files;
    private final ActingAs acting;
    private final EngineJobs jobs;
    private final TestClock clock;
    private final JdbcClient jdbc;

    MoneyJourney(Walk walk, BeanFactory beans) {
        this.walk = walk;
        this.batches = beans.getBean(Batches.class);
        this.files = beans.getBean(BankFiles.class);
        this.acting = beans.getBean(ActingAs.class);
        this.jobs = beans.getBean(EngineJobs.class);
        this.clock = beans.getBean(TestClock.class);
        this.jdbc = beans.getBean(JdbcClient.class);
    }

    /** Money comes in, is taken back, moved, promised; the leading group lets a promise through. */
    void budgeted() {
        raised("RELIEF", "200000");
        long wrong = raised("INDUSTRY", "70000");
        budget(
                FINANCE_COLLEAGUE,
                "sources/{id}/reversal",
                "sources/" + wrong + "/reversal",
                Map.of("reason", CountyJourney.word("冲销原因")));
        raised("INDUSTRY", "50000");
        budget(
                FINANCE,
                "moves",
                "moves",
                Walk.fields(
                        "from",
                        "INDUSTRY",
                        "to",
                        "RELIEF",
                        "amount",
                        "10000",
                        "documentNo",
                        CountyJourney.word("调剂文号")));
        budget(
                FINANCE,
                "projects",
                "projects",
                Walk.fields(
                        "category",
                        "INDUSTRY",
                        "use",
                        "INDUSTRY_PROJECT",
                        "title",
                        CountyJourney.word("项目"),
                        "documentNo",
                        CountyJourney.word("项目文号"),
                        "amount",
                        "20000"));
        walk.form(
                LEADERS,
                COUNTY,
                Set.of(Role.COUNTY_LEADING_GROUP),
                "/funds/{year}/overrides",
                "/funds/2015/overrides",
                Walk.fields(
                        "reference",
                        CountyJourney.word("项目文号"),
                        "amount",
                        "30000",
                        "reason",
                        CountyJourney.word("批准理由")));
    }

    private long raised(String category, String yuan) {
        String document = CountyJourney.word("资金文号");
        budget(
                FINANCE,
                "sources",
                "sources",
                Walk.fields(
                        "channel",
                        "SPECIAL",
                        "category",
                        category,
                        "amount",
                        yuan,
                        "documentNo",
                        document,
                        "receivedOn",
                        walk.today()));
        return id("select id from funds_source where document_no = :of", document);
    }

    private void budget(String who, String pattern, String path, Map<String, ?> fields) {
        walk.form(who, COUNTY, KEEPS_BUDGET, "/funds/{year}/" + pattern, "/funds/2015/" + path, fields);
    }

    /** The county puts money into the imprest of the journeys' township. */
    void toppedUp(String yuan) {
        walk.form(
                CIVIL_AFFAIRS,
                COUNTY,
                Set.of(Role.CIVIL_AFFAIRS),
                "/funds/imprest/top-ups",
                "/funds/imprest/top-ups",
                Walk.fields("township", CountyJourney.TOWNSHIP.value(), "amount", yuan));
        long topUp = id("select id from funds_imprest_topup where open_township = :of", CountyJourney.TOWNSHIP.value());
        walk.form(
                FINANCE,
                COUNTY,
                KEEPS_BUDGET,
                "/funds/imprest/top-ups/{id}/confirm",
                "/funds/imprest/top-ups/" + topUp + "/confirm",
                Map.of());
    }

    /** An account number that nobody else has. */
    static String account() {
        return "621791" + "%013d".formatted(ACCOUNTS.incrementAndGet());
    }

    /** The household of the case gets an account: proposed, turned down, proposed again, confirmed; the wait is over. */
    void accountChanged(CaseNumber number, String holder, String account) {
        accountDecided(number, holder, account, "reject");
        accountDecided(number, holder, account, "confirm");
        clock.plusDays(4);
        jobs.runDue();
    }

    private void accountDecided(CaseNumber number, String holder, String account, String decision) {
        walk.form(
                TOWNSHIP,
                CountyJourney.GROUP,
                PROPOSES_ACCOUNT,
                "/funds/accounts/changes",
                "/funds/accounts/changes",
                Walk.fields(
                        "caseNumber",
                        number.value(),
                        "holder",
                        holder,
                        "bank",
                        CountyJourney.word("银行"),
                        "number",
                        account,
                        "reason",
                        CountyJourney.word("变更原因")));
        long change = id(
                "select a.id from funds_payee_account a join case_file c on c.household_id = a.open_household"
                        + " where c.number = :of",
                number.value());
        walk.form(
                FINANCE,
                CountyJourney.GROUP,
                KEEPS_BUDGET,
                "/funds/accounts/changes/{id}/{decision:confirm|reject}",
                "/funds/accounts/changes/" + change + "/" + decision,
                Map.of());
    }

    /** Two households turn out to share an account: somebody else looks at it. An account of staff is recorded. */
    void sharedAccountResolved(String account) {
        walk.form(
                FINANCE,
                COUNTY,
                KEEPS_BUDGET,
                "/funds/accounts/staff",
                "/funds/accounts/staff",
                Walk.fields("username", "hongyan2-cunwei2", "number", account()));
        long shared = id(
                "select id from funds_shared_account where allowed is null and account_masked like :of",
                "%" + account.substring(account.length() - 4));
        walk.form(
                FINANCE_COLLEAGUE,
                COUNTY,
                Set.of(Role.FINANCE, Role.COUNTY_POVERTY, Role.CIVIL_AFFAIRS),
                "/funds/accounts/shared/{id}",
                "/funds/accounts/shared/" + shared,
                Walk.fields("allowed", "true", "reason", CountyJourney.word("核实情况")));
    }

    /** A batch that is given up, then one that is signed twice, written again, and turned down by the bank. */
    long returnedByTheBank(CaseNumber number) {
        batch(CIVIL_AFFAIRS, GIVES_UP_BATCH, proposed(number), "discard", Map.of());
        long batch = signed(number);
        batch(CIVIL_AFFAIRS, PROPOSES_BATCH, batch, "copies", Map.of("reason", CountyJourney.word("补发原因")));
        for (String signatory : List.of(FINANCE, FINANCE_COLLEAGUE)) {
            walk.form(
                    signatory,
                    COUNTY,
                    KEEPS_BUDGET,
                    "/funds/batches/{id}/copies/{number}/signature",
                    "/funds/batches/" + batch + "/copies/1/signature",
                    Map.of());
        }
        answered(batch, "失败,账号与户名不符");
        return batch;
    }

    void paid(CaseNumber number) {
        answered(signed(number), "成功,");
    }

    private long proposed(CaseNumber number) {
        long payment = id("select id from funds_payment where status = 'READY' and case_number = :of", number.value());
        walk.form(
                CIVIL_AFFAIRS, COUNTY, PROPOSES_BATCH, "/funds/batches", "/funds/batches", Map.of("payment", payment));
        return id("select batch_id from funds_payment where status = 'IN_BATCH' and case_number = :of", number.value());
    }

    private long signed(CaseNumber number) {
        long batch = proposed(number);
        batch(FINANCE, KEEPS_BUDGET, batch, "signature", Map.of());
        batch(FINANCE_COLLEAGUE, KEEPS_BUDGET, batch, "signature", Map.of());
        return batch;
    }

    private void batch(String who, Set<Role> may, long batch, String deed, Map<String, ?> fields) {
        walk.form(who, COUNTY, may, "/funds/batches/{id}/" + deed, "/funds/batches/" + batch + "/" + deed, fields);
    }

    private void answered(long batch, String answer) {
        String name = batches.files(batch).stream()
                .filter(file -> file.format().equals("CSV_GB18030") && file.copy() == 0)
                .map(Batches.StoredFile::name)
                .findFirst()
                .orElseThrow();
        List<String> lines = new String(
                        acting.person(FINANCE, () -> files.fetch(batch, name)).content(), BANK)
                .lines()
                .toList();
        assertThat(lines).hasSize(2);
        String receipt =
                lines.get(0) + ",发放结果,失败原因,入账日期\r\n" + lines.get(1) + "," + answer + "," + walk.today() + "\r\n";
        walk.form(
                FINANCE,
                COUNTY,
                KEEPS_BUDGET,
                "/funds/batches/{id}/receipts",
                "/funds/batches/" + batch + "/receipts",
                Map.of(),
                List.of(new Attachment("file", "回单.csv", "text/csv", receipt.getBytes(BANK))),
                "");
        jobs.runDue();
    }

    private long id(String query, String of) {
        return jdbc.sql(query).param("of", of).query(Long.class).single();
    }
}
