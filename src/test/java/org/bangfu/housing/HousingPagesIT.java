package org.bangfu.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.documents.DocumentCatalogue;
import org.bangfu.documents.Documents;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HousingFacts;
import org.bangfu.registry.SnapshotSource;
import org.bangfu.registry.YearlySnapshot;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TasklistSession;
import org.bangfu.testing.TasklistSession.Attachment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages and papers of renovation, as people see them. */
@BangfuIT
class HousingPagesIT {

    @LocalServerPort
    int port;

    @Autowired
    BeanFactory beans;

    @Autowired
    DemoPeople people;

    @Autowired
    DocumentCatalogue catalogue;

    @Autowired
    Documents documents;

    @Autowired
    Evidence evidence;

    private HousingSteps steps;

    @BeforeEach
    void aYearWithMoney() {
        steps = new HousingSteps(beans);
        steps.begin();
    }

    @Test
    void anApplicationWithTooFewPhotosIsHandedBackWithWhatWasTyped() {
        HouseholdId family = steps.family();
        TasklistSession committee = signedIn(HousingSteps.COMMITTEE);

        HttpResponse<String> answer = applied(committee, family, 2);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("至少3张改造前照片，现在有2张").contains("背阴湾老屋场");
        assertThat(steps.caseFiles.ofHousehold(family)).isEmpty();
    }

    @Test
    void aCompleteApplicationOpensACaseWithItsPhotosThatOthersDoNotSee() {
        HouseholdId family = steps.family();
        TasklistSession committee = signedIn(HousingSteps.COMMITTEE);
        assertThat(committee
                        .get("/housing/applications/new?household=" + family)
                        .body())
                .contains("改造前照片（至少3张）");

        HttpResponse<String> answer = applied(committee, family, 3);
        steps.jobs.runDue();

        assertThat(answer.statusCode()).isEqualTo(302);
        CaseNumber number = steps.caseFiles.ofHousehold(family).get(0).number();
        assertThat(evidence.ofCase(number))
                .extracting(item -> item.kind())
                .containsExactly(EvidenceKind.HOUSE_BEFORE, EvidenceKind.HOUSE_BEFORE, EvidenceKind.HOUSE_BEFORE);
        assertThat(committee.get("/cases/" + number).body()).contains("背阴湾老屋场", "低保户", "待鉴定");
        assertThat(committee.get("/housing/cases/" + number).body())
                .contains("农户撤回")
                .doesNotContain("批准后取消");
        assertThat(signedIn("tangjiafang1-cunwei1")
                        .get("/housing/cases/" + number)
                        .statusCode())
                .isEqualTo(404);
        assertThat(signedIn("liucheng1").get("/housing/applications/new").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatTheRegisterKnowsOfTheHouseIsNotAskedAgain() {
        HouseholdId family = steps.family();
        steps.acting.person(
                HousingSteps.COMMITTEE,
                () -> steps.households.recordSnapshot(
                        family,
                        YearlySnapshot.of(2014, 2).with(new HousingFacts(new BigDecimal("66"), "04", 1966, "D", null)),
                        SnapshotSource.ENTERED));
        TasklistSession committee = signedIn(HousingSteps.COMMITTEE);

        String page =
                committee.get("/housing/applications/new?household=" + family).body();
        applied(committee, family, 3);

        assertThat(page)
                .contains("1966", "66.00平方米")
                .doesNotContain("name=\"builtYear\"")
                .doesNotContain("name=\"squareMetres\"");
        Renovation opened =
                steps.renovations.get(steps.caseFiles.ofHousehold(family).get(0).number());
        assertThat(opened.house().builtYear()).isEqualTo(1966);
        assertThat(opened.house().squareMetres()).isEqualByComparingTo("66");
    }

    @Test
    void thePapersOfAFinishedCaseSayWhatWasDecidedAndListTheWholeFile() {
        CaseNumber number = steps.finished(steps.family(), 60);
        steps.accepted(number, 58, true);
        steps.bank.answers(number, "成功,");
        CaseFile file = steps.caseFiles.get(number);

        Map<String, String> texts = new HashMap<>();
        for (OfficialDocument document : catalogue.available(file)) {
            texts.put(
                    document.id(),
                    text(steps.acting.person(
                            HousingSteps.OFFICE, () -> documents.make(file, document, Documents.Format.DOCX))));
        }

        assertThat(texts.keySet())
                .containsExactlyInAnyOrder(
                        "housing-application",
                        "housing-appraisal",
                        "housing-meeting",
                        "housing-notice",
                        "housing-approval",
                        "housing-agreement",
                        "housing-inspection",
                        "housing-acceptance",
                        "housing-file");
        assertThat(texts.get("housing-application")).contains("牛角坳老屋场", "低保户", "墙体开裂");
        assertThat(texts.get("housing-appraisal")).contains("县房屋鉴定所", "D级（整幢危房）");
        assertThat(texts.get("housing-meeting")).contains("村民代表会议", "通过");
        assertThat(texts.get("housing-approval")).contains("20,000.00", "原址拆除重建", "R-HS-04");
        assertThat(texts.get("housing-agreement")).contains("30至60平方米", "6,000.00", "14,000.00");
        assertThat(texts.get("housing-inspection")).contains("地基", "主体", "完工", "本村工匠");
        assertThat(texts.get("housing-acceptance")).contains("58平方米", "A级", "县住建局");
        assertThat(texts.get("housing-file")).contains("改造前照片", "改造后照片", "农村危房改造竣工验收表", "已到账", "20,000.00", "改造完成");
        assertThat(texts.values())
                .allSatisfy(
                        text -> assertThat(text).doesNotContain("【未填").doesNotContainPattern("430599\\d{11}[\\dX]"));
    }

    @Test
    void aRefusalIsALetter() {
        CaseNumber number = steps.applied(steps.family(2, false));
        CaseFile file = steps.caseFiles.get(number);
        OfficialDocument refusal = catalogue.find("housing-refusal").orElseThrow();

        String letter = text(steps.acting.person(
                HousingSteps.COMMITTEE, () -> documents.make(file, refusal, Documents.Format.DOCX)));
        byte[] pdf =
                steps.acting.person(HousingSteps.COMMITTEE, () -> documents.make(file, refusal, Documents.Format.PDF));

        assertThat(catalogue.available(file)).contains(refusal);
        assertThat(letter).contains("不符合申请条件", "没有提交贫困证明");
        assertThat(new String(pdf, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
    }

    private HttpResponse<String> applied(TasklistSession session, HouseholdId family, int photos) {
        Map<String, String> fields = new HashMap<>();
        fields.put("commandKey", UUID.randomUUID().toString());
        fields.put("household", family.toString());
        fields.put("address", "背阴湾老屋场");
        fields.put("builtYear", "1978");
        fields.put("structure", "04");
        fields.put("squareMetres", "70");
        fields.put("soleDwelling", "true");
        fields.put("plan", "REBUILD");
        fields.put("statement", "后墙外鼓，年年补漏");
        List<Attachment> files = new ArrayList<>();
        for (int i = 0; i < photos; i++) {
            files.add(new Attachment("photos", "外墙" + i + ".jpg", "image/jpeg", Photos.jpeg()));
        }
        return session.submit("/housing/applications", fields, files);
    }

    private TasklistSession signedIn(String username) {
        return new TasklistSession(port).signedIn(username, people.password());
    }

    private static String text(byte[] word) {
        try (XWPFWordExtractor extractor = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(word)))) {
            return extractor.getText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
