package org.bangfu.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskCompletions;
import org.bangfu.people.Staff;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.Finding;
import org.bangfu.policy.Severity;
import org.bangfu.policy.exclusion.ExclusionRules;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.registry.imports.ImportDesk;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** An exception to a veto: what the record of the comparison says of it afterwards. */
@BangfuIT
class ExceptionRecordIT {

    private static final AreaCode GROUP = new AreaCode("43052710300101");
    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String TOWNSHIP = "hongyan-xiangzhen1";
    private static final String COUNTY = "xian-fupin1";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Identifications identifications;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Hits hits;

    @Autowired
    private Households households;

    @Autowired
    private DecisionRecords records;

    @Autowired
    private Evidence evidence;

    @Autowired
    private Staff staff;

    @Autowired
    private List<TaskCompletions> completions;

    @Autowired
    private ActingAs acting;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    @BeforeEach
    void onAMondayInAugust() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @Test
    void anExceptionWithoutProofIsNotTaken() {
        CaseNumber number = comparedOwnerOfACar();
        Hit car = veto(number);

        assertThatThrownBy(() -> acting.person(
                        TOWNSHIP,
                        () -> identifications.answerHits(
                                number,
                                List.of(new Identifications.Answer(
                                        car.id(), Hit.Conclusion.EXCEPTION, "车已报废，未注销", "SOLD_OR_SCRAPPED", null)))))
                .isInstanceOf(IdentificationRefused.class)
                .hasMessageContaining("证明材料");

        assertThat(veto(number).conclusion()).isNull();
    }

    @Test
    void theVetoStaysInTheRecordWithTheExceptionThatLiftsItAndWhoConfirmedIt() {
        CaseNumber number = comparedOwnerOfACar();
        DecisionRecord before = latest(number);
        long proof = exceptionProposed(number);

        confirmedByTheCounty(number);

        DecisionRecord after = latest(number);
        Finding finding = x03(after);
        assertThat(after.id()).isGreaterThan(before.id());
        assertThat(finding.severity()).isEqualTo(Severity.VETO);
        assertThat(finding.code()).isEqualTo(ExclusionRules.EXCEPTED);
        assertThat(ExclusionRules.isBarring(finding)).isFalse();
        assertThat(finding.inputs())
                .extracting(input -> input.name() + "=" + input.value())
                .contains(
                        "例外=SOLD_OR_SCRAPPED 已转让或报废，未办理变更登记",
                        "例外证据=evidence:" + proof,
                        "例外提出人=" + staff.displayName(id(TOWNSHIP)),
                        "例外确认人=" + staff.displayName(id(COUNTY)));
        assertThat(records.replay(after.id()).differences()).isEmpty();
        assertThat(x03(before).code()).isEqualTo(ExclusionRules.BARS);
        assertThat(records.replay(before.id()).differences()).isEmpty();
        assertThat(veto(number).bars()).isFalse();
        assertThat(veto(number).exceptionEvidence()).isEqualTo(proof);
        assertThat(veto(number).confirmedBy()).isEqualTo(id(COUNTY));
    }

    private CaseNumber comparedOwnerOfACar() {
        CitizenId owner = SyntheticPeople.man();
        CaseNumber number = acting.person(COMMITTEE, () -> {
            HouseholdId household = households
                    .register(
                            new NewHousehold(GROUP, "示范路3号", null, List.of(new NewMember("车主乙", owner, "01"))),
                            RegistrationCause.ENTERED)
                    .id();
            return identifications.open(household, Origin.FOUND, "走访发现生活困难", "");
        });
        new ImportDesk(context).taken("VEHICLE", vehicles("车主乙", owner));
        transaction.executeWithoutResult(tx -> hits.open(
                number,
                assessments.ofExclusions(identifications.get(number).surveyed()).record()));
        return number;
    }

    private long exceptionProposed(CaseNumber number) {
        return acting.person(TOWNSHIP, () -> {
            long proof = evidence.store(number, EvidenceKind.EXCEPTION_PROOF, "报废证明.jpg", Photos.jpeg())
                    .id();
            identifications.answerHits(
                    number,
                    List.of(new Identifications.Answer(
                            veto(number).id(), Hit.Conclusion.EXCEPTION, "车已报废，未注销", "SOLD_OR_SCRAPPED", proof)));
            return proof;
        });
    }

    private void confirmedByTheCounty(CaseNumber number) {
        CompletedTask task = new CompletedTask(
                "task",
                "userTask_confirmException",
                "确认例外",
                number,
                GROUP,
                Role.COUNTY_POVERTY,
                id(COUNTY),
                Map.of("decision", "CONFIRM", "reason", "报废证明属实"));
        TaskCompletions comparison = completions.stream()
                .filter(one -> one.process().equals("data-comparison"))
                .findFirst()
                .orElseThrow();
        acting.person(COUNTY, () -> transaction.executeWithoutResult(tx -> comparison.completed(task)));
    }

    private Hit veto(CaseNumber number) {
        return hits.current(number).stream()
                .filter(hit -> hit.ruleId().equals("X03"))
                .findFirst()
                .orElseThrow();
    }

    private DecisionRecord latest(CaseNumber number) {
        return records.latest(number, ExclusionRules.SET).orElseThrow();
    }

    private static Finding x03(DecisionRecord record) {
        return record.findings().stream()
                .filter(finding -> finding.ruleId().equals("X03"))
                .findFirst()
                .orElseThrow();
    }

    private PersonId id(String username) {
        return staff.byUsername(username).orElseThrow();
    }

    private static byte[] vehicles(String name, CitizenId owner) {
        List<String> labels = List.of("姓名", "身份证号码", "数据日期", "车辆类型", "状态", "号牌号码");
        List<String> values = List.of(name, owner.value(), "2015-06-30", "小型汽车", "在用", "湘E77777");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet("名单");
            XSSFRow header = sheet.createRow(0);
            XSSFRow row = sheet.createRow(1);
            for (int c = 0; c < labels.size(); c++) {
                header.createCell(c).setCellValue(labels.get(c));
                row.createCell(c).setCellValue(values.get(c));
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
