package org.bangfu.relief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangfu.relief.ReliefSteps.CIVIL;
import static org.bangfu.relief.ReliefSteps.COUNTY;
import static org.bangfu.relief.ReliefSteps.HEAD;
import static org.bangfu.relief.ReliefSteps.POVERTY;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.bangfu.casefile.CaseFile;
import org.bangfu.common.CaseNumber;
import org.bangfu.documents.DocumentCatalogue;
import org.bangfu.documents.Documents;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.funds.PaymentOrders;
import org.bangfu.funds.batch.PaymentList;
import org.bangfu.policy.relief.Hardship;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The papers of relief, of its recovery and of the batch that pays it, filled from what is known. */
@BangfuIT
class ReliefDocumentsIT {

    @Autowired
    BeanFactory beans;

    @Autowired
    DocumentCatalogue catalogue;

    @Autowired
    Documents documents;

    @Autowired
    PaymentOrders orders;

    @Autowired
    PaymentList lists;

    private ReliefSteps steps;

    @BeforeEach
    void aYearWithMoney() {
        steps = new ReliefSteps(beans);
        steps.begin();
    }

    @Test
    void theFamilysPapersSayWhatTheSurveyFoundAndWhatIsNotDecidedYet() {
        CaseNumber number = steps.proposed(steps.family(), ReliefCause.ILLNESS, Hardship.HEAVY);

        assertThat(available(number))
                .containsExactly(
                        "relief-application", "relief-survey", "relief-opinion", "relief-notice", "relief-approval");
        assertThat(text(number, "relief-application")).contains("救助甲", "重大疾病", "20,000.00", "住院花光积蓄", "本人");
        assertThat(text(number, "relief-survey")).contains("住院费", "12,000.00", "较重", "支出型", "情况属实");
        assertThat(text(number, "relief-opinion")).contains("同意", "发给现金");
        assertThat(text(number, "relief-approval")).contains("【未填：审批意见】");
    }

    @Test
    void aRefusalSaysWhyToTheFamily() {
        CaseNumber number = steps.applied(steps.family(), ReliefCause.OTHER);
        steps.done(CIVIL, number, "userTask_acceptApplication", Map.of("decision", "REFUSE", "text", "户籍不在本县"));

        assertThat(available(number)).containsExactly("relief-application", "relief-refusal");
        assertThat(text(number, "relief-refusal")).contains("救助甲", "户籍不在本县", "2015年8月3日");
    }

    @Test
    void anEmergencysPapersFollowTheHelp() {
        steps.toppedUp(5_000);
        CaseNumber number = steps.reported(steps.family(), ReliefCause.DISASTER);
        assertThat(available(number)).isEmpty();

        steps.factsRecorded(number, Means.CASH, 700);
        steps.done(HEAD, number, "userTask_decideByHead", Map.of("decision", "RELIEVE"));
        steps.handedOver(number);

        assertThat(available(number))
                .containsExactly(
                        "emergency-facts",
                        "emergency-provision",
                        "emergency-receipt",
                        "emergency-survey",
                        "emergency-confirmation");
        assertThat(text(number, "emergency-facts")).contains("房屋被洪水冲毁", "一家两口没有住处", "700.00");
        assertThat(text(number, "emergency-provision")).contains("先行救助700.00元", "红岩镇·肖镇长");
        assertThat(text(number, "emergency-receipt")).contains("户主", "2015年8月3日");
        assertThat(text(number, "emergency-confirmation")).contains("【未填：追认意见】");
    }

    @Test
    void aRecoverysPapersBelongToTheCaseThatPaid() {
        steps.toppedUp(5_000);
        CaseNumber number = steps.helped(ReliefCause.DISASTER, Means.CASH, 600);
        steps.done(
                COUNTY,
                number,
                "userTask_confirmRelief",
                Map.of("decision", "RECOVER", "deceived", true, "reason", "谎报房屋被毁"));
        steps.done(
                POVERTY,
                number,
                "userTask_notifyFacts",
                Map.of("notifiedOn", steps.clock.today().toString(), "method", "IN_PERSON"));

        assertThat(available(number)).contains("recovery-notice").doesNotContain("recovery-decision", "recovery-plan");
        assertThat(text(number, "recovery-notice")).contains("紧急救助金", "600.00", "谎报房屋被毁");
    }

    @Test
    void thePaymentListNamesWhoIsPaidAndMasksTheAccount() {
        CaseNumber number = steps.proposed(steps.family(), ReliefCause.ACCIDENT, Hardship.LIGHT);
        steps.noticed(number);
        steps.done(HEAD, number, "userTask_approveTownship", Map.of("decision", "APPROVE"));
        steps.paid(number, "成功,");
        PaymentOrders.Order order = orders.ofCase(number).get(0);

        PaymentList.Paper paper = lists.of(Objects.requireNonNull(order.batch()), Documents.Format.DOCX)
                .orElseThrow();

        assertThat(text(paper.content()))
                .contains("救助甲", order.accountMasked(), "县财政局·杜科长", "县财政局·杜科员", "FB-430527-2015-")
                .doesNotContainPattern("6217\\d{12}");
        assertThat(lists.of(Long.MAX_VALUE, Documents.Format.PDF)).isEmpty();
    }

    @Test
    void noPaperShowsAWholeNumberOfAPersonOrAnAccount() {
        CaseNumber number = steps.proposed(steps.family(), ReliefCause.ILLNESS, Hardship.HEAVY);

        for (String id : available(number)) {
            assertThat(text(number, id)).as(id).doesNotContainPattern("430599\\d{11}[\\dX]|6217\\d{12}");
        }
    }

    private List<String> available(CaseNumber number) {
        return catalogue.available(steps.caseFiles.get(number)).stream()
                .map(OfficialDocument::id)
                .toList();
    }

    private String text(CaseNumber number, String id) {
        CaseFile file = steps.caseFiles.get(number);
        return text(steps.acting.person(
                CIVIL, () -> documents.make(file, catalogue.find(id).orElseThrow(), Documents.Format.DOCX)));
    }

    private static String text(byte[] word) {
        try (XWPFWordExtractor extractor = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(word)))) {
            return extractor.getText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
