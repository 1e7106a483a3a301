package org.bangfu.relief;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.funds.Budgets;
import org.bangfu.funds.FundCategory;
import org.bangfu.funds.FundChannel;
import org.bangfu.funds.TownshipImprests;
import org.bangfu.funds.batch.Receipts;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.people.Staff;
import org.bangfu.policy.relief.CostItem;
import org.bangfu.policy.relief.Hardship;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.policy.relief.ReliefType;
import org.bangfu.registry.BankAccount;
import org.bangfu.registry.FamilyMarks;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.Bank;
import org.bangfu.testing.CaseWork;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * The steps of relief as people take them, each by the person whose seat it is: households of the first group of one
 * village, the demo's people. When a step returns, the jobs that follow from it have run.
 */
final class ReliefSteps extends CaseWork {

    static final AreaCode GROUP = new AreaCode("43052710300101");
    static final AreaCode TOWNSHIP = new AreaCode("430527103");

    static final String COMMITTEE = "hongyan1-cunwei1";
    static final String CIVIL = "hongyan-minzheng1";
    static final String OFFICE = "hongyan-xiangzhen1";
    static final String HEAD = "hongyan-zhenzhang1";
    static final String COUNTY = "xian-minzheng1";
    static final String COUNTY_COLLEAGUE = "xian-minzheng2";
    static final String FINANCE = "xian-caizheng1";
    static final String FINANCE_COLLEAGUE = "xian-caizheng2";
    static final String POVERTY = "xian-fupin1";
    static final String POVERTY_COLLEAGUE = "xian-fupin2";
    static final String SUPERVISION = "xian-jiandu1";

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    final Reliefs reliefs;
    final Emergencies emergencies;
    final NoticeSheets sheets;
    final TownshipImprests imprests;
    final TestClock clock;
    private final Households households;
    private final Evidence evidence;
    private final Staff staff;
    private final Budgets budgets;
    private final Bank bank;

    ReliefSteps(BeanFactory beans) {
        super(beans);
        reliefs = beans.getBean(Reliefs.class);
        emergencies = beans.getBean(Emergencies.class);
        sheets = beans.getBean(NoticeSheets.class);
        imprests = beans.getBean(TownshipImprests.class);
        clock = beans.getBean(TestClock.class);
        households = beans.getBean(Households.class);
        evidence = beans.getBean(Evidence.class);
        staff = beans.getBean(Staff.class);
        budgets = beans.getBean(Budgets.class);
        bank = new Bank(beans);
    }

    /** On a Monday of August 2015, with money in the year's relief line and in the township's imprest. */
    void begin() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
        acting.person(
                FINANCE,
                () -> budgets.raise(
                        2015,
                        FundChannel.SPECIAL,
                        FundCategory.RELIEF,
                        Money.yuan(200_000),
                        "救助试验" + System.nanoTime(),
                        clock.today()));
    }

    /** The county puts money into the township's imprest. */
    void toppedUp(long yuan) {
        acting.person(COUNTY_COLLEAGUE, () -> imprests.proposeTopUp(TOWNSHIP, Money.yuan(yuan)));
        acting.person(
                FINANCE_COLLEAGUE,
                () -> imprests.confirmTopUp(imprests.topUps().stream()
                        .filter(topUp -> topUp.confirmedBy() == null)
                        .findFirst()
                        .orElseThrow()
                        .id()));
    }

    /** Two people with an account of their own; registered as no poor household. */
    HouseholdId family() {
        return family(new BankAccount("绥宁农商银行示范支行", "62179" + "%011d".formatted(ACCOUNTS.incrementAndGet())));
    }

    HouseholdId family(@Nullable BankAccount account) {
        return acting.person(
                COMMITTEE,
                () -> households
                        .register(
                                new NewHousehold(
                                        GROUP,
                                        "一组" + ACCOUNTS.incrementAndGet() + "号",
                                        null,
                                        account,
                                        FamilyMarks.UNKNOWN,
                                        null,
                                        List.of(
                                                new NewMember("救助甲", SyntheticPeople.man(), "01"),
                                                new NewMember("救助乙", SyntheticPeople.woman(), "02"))),
                                RegistrationCause.ENTERED)
                        .id());
    }

    CaseNumber applied(HouseholdId household, ReliefCause cause) {
        CaseNumber number = acting.person(
                COMMITTEE,
                () -> reliefs.open(new NewRelief(
                        household,
                        Relief.Origin.APPLICATION,
                        cause,
                        clock.today().minusDays(10),
                        Money.yuan(20_000),
                        Money.yuan(8_000),
                        "住院花光积蓄",
                        "")));
        jobs.runDue();
        return number;
    }

    void accepted(CaseNumber number) {
        done(CIVIL, number, "userTask_acceptApplication", Map.of("decision", "ACCEPT"));
    }

    /** Two people at the household; 185 yuan x 2 persons x the months of the hardship. */
    void surveyed(CaseNumber number, Hardship hardship, CostItem... costs) {
        surveyed(number, "userTask_surveyHousehold", hardship, costs);
    }

    void surveyed(CaseNumber number, String step, Hardship hardship, CostItem... costs) {
        acting.person(CIVIL, () -> {
            evidence.store(number, EvidenceKind.VISIT_PHOTO, "入户.jpg", Photos.jpeg());
            reliefs.survey(
                    number,
                    new Survey(
                            reliefs.survey(number).map(Survey::round).orElse(0) + 1,
                            clock.today(),
                            staff.byUsername(CIVIL).orElseThrow(),
                            staff.byUsername(COMMITTEE).orElseThrow(),
                            ReliefType.EXPENDITURE,
                            hardship,
                            false,
                            2,
                            2014,
                            Money.yuan(10_000),
                            costs.length == 0 ? List.of(cost(20_000, 8_000)) : List.of(costs),
                            "情况属实",
                            true));
        });
        done(CIVIL, number, step, Map.of());
    }

    static CostItem cost(long yuan, long reimbursed) {
        return new CostItem("住院费", Money.yuan(yuan), Money.yuan(reimbursed), CostItem.Scheme.NONE);
    }

    void agreed(CaseNumber number) {
        done(OFFICE, number, "userTask_giveOpinion", Map.of("decision", "APPROVE", "means", "CASH"));
    }

    /** An application up to the notice that has to be posted. */
    CaseNumber proposed(HouseholdId household, ReliefCause cause, Hardship hardship) {
        CaseNumber number = applied(household, cause);
        accepted(number);
        surveyed(number, hardship);
        agreed(number);
        return number;
    }

    NoticeSheet posted(CaseNumber... numbers) {
        NoticeSheet sheet = acting.person(COMMITTEE, () -> {
            List<String> ids = Arrays.stream(numbers)
                    .map(number ->
                            task(COMMITTEE, number, "userTask_postNotice").id())
                    .toList();
            NoticeSheet drawnUp = sheets.drawUp(ids, "", "0739-7600000");
            sheets.post(drawnUp.number(), clock.now(), "公示栏.jpg", Photos.jpeg());
            return sheets.find(drawnUp.number()).orElseThrow();
        });
        jobs.runDue();
        return sheet;
    }

    void termEnds(NoticeSheet sheet) {
        clock.plusDays(4);
        jobs.runDue();
        acting.person(COMMITTEE, () -> sheets.takeDown(sheet.number(), clock.now(), "见证人甲", "见证人乙"));
        jobs.runDue();
    }

    void noticed(CaseNumber number) {
        termEnds(posted(number));
    }

    /** A batch of the case's payment with two signatures, and the bank's answer to it. */
    Receipts.Result paid(CaseNumber number, String answer) {
        return bank.answers(number, answer);
    }

    CaseNumber reported(HouseholdId household, ReliefCause cause) {
        CaseNumber number = acting.person(
                COMMITTEE,
                () -> emergencies.report(new NewEmergency(
                        household, Emergency.Channel.PHONE, "村民来电", cause, Emergency.Danger.SHELTER, "房屋被洪水冲毁")));
        jobs.runDue();
        return number;
    }

    void factsRecorded(CaseNumber number, Means means, long yuan) {
        acting.person(CIVIL, () -> {
            evidence.store(number, EvidenceKind.VISIT_PHOTO, "现场.jpg", Photos.jpeg());
            emergencies.recordFacts(
                    number,
                    new Emergency.Facts(
                            clock.now(), "一家两口没有住处", 2, means, Money.yuan(yuan), means == Means.GOODS ? "棉被4床" : null));
        });
        done(CIVIL, number, "userTask_recordFacts", Map.of());
    }

    /** Helped on the township head's word, handed over, the paperwork done. */
    CaseNumber helped(ReliefCause cause, Means means, long yuan) {
        CaseNumber number = reported(family(), cause);
        factsRecorded(number, means, yuan);
        done(HEAD, number, "userTask_decideByHead", Map.of("decision", "RELIEVE"));
        handedOver(number);
        return number;
    }

    void handedOver(CaseNumber number) {
        done(
                CIVIL,
                number,
                "userTask_handOver",
                Map.of("handedOverOn", clock.today().toString(), "receiver", "户主", "signed", true));
        surveyed(number, "userTask_completePaperwork", Hardship.HEAVY);
    }

    void refusalDelivered(CaseNumber number, String step) {
        done(
                CIVIL,
                number,
                step,
                Map.of("deliveredOn", clock.today().toString(), "method", "IN_PERSON", "rightsExplained", true));
    }

    Relief.Refused refusal(CaseNumber number) {
        return Objects.requireNonNull(reliefs.get(number).refused(), "没有被拒绝");
    }

    Relief.Award award(CaseNumber number) {
        return Objects.requireNonNull(reliefs.get(number).award(), "没有核定");
    }
}
