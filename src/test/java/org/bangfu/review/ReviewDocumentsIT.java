package org.bangfu.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangfu.identification.IdentificationSteps.COMMITTEE;
import static org.bangfu.identification.IdentificationSteps.COUNTY;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.bangfu.casefile.CaseFile;
import org.bangfu.common.CaseNumber;
import org.bangfu.documents.DocumentCatalogue;
import org.bangfu.documents.Documents;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Member;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The papers of reviews and of changes of members, filled from what is known. */
@BangfuIT
class ReviewDocumentsIT {

    @Autowired
    BeanFactory beans;

    @Autowired
    DocumentCatalogue catalogue;

    @Autowired
    Documents documents;

    private ReviewWalk walk;

    @BeforeEach
    void onAMondayInAugust() {
        walk = new ReviewWalk(beans);
        walk.begin();
    }

    @Test
    void aRemovedFamilysPapersSayWhyAndWhatItSaid() {
        CaseNumber number = walk.removed();
        walk.delivered(number);
        CaseFile file = walk.caseFiles.get(number);

        assertThat(word(file, "review-survey")).contains("2014年与2015年对照", "工资性收入", "4000.00");
        assertThat(word(file, "review-appraisal")).contains("清退", "女婿", "维持清退建议", "村民代表会议");
        assertThat(word(file, "review-notice")).contains("复核");
        assertThat(word(file, "review-result"))
                .contains("结果为：清退", "规则X05", walk.clock.today().plusDays(30).getYear() + "");
        for (OfficialDocument document : catalogue.available(file)) {
            assertThat(documents.missing(file).get(document)).as(document.id()).isNullOrEmpty();
            byte[] pdf = walk.acting.person(COUNTY, () -> documents.make(file, document, Documents.Format.PDF));
            assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        }
        assertThat(catalogue.available(file)).hasSize(4);
    }

    @Test
    void theFormOfAChangeOfMembersNamesWhoLeaves() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);
        List<Member> members = walk.members(household);
        CaseNumber number = walk.reported(new NewMemberChange(
                household,
                MemberChangeKind.MARRIED_OUT,
                walk.clock.today(),
                "嫁到外县",
                members.get(1).id(),
                null,
                null));

        String form = word(walk.caseFiles.get(number), "member-change");

        assertThat(form).contains("嫁出", "复核乙", "嫁到外县", "户主不变").doesNotContainPattern("430599\\d{11}[\\dX]");
    }

    private String word(CaseFile file, String id) {
        OfficialDocument document = catalogue.find(id).orElseThrow();
        byte[] content = walk.acting.person(COMMITTEE, () -> documents.make(file, document, Documents.Format.DOCX));
        try (XWPFWordExtractor text = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(content)))) {
            return text.getText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
