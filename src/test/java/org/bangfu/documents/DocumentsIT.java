package org.bangfu.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.CaseNumber;
import org.bangfu.documents.print.TemplateRefused;
import org.bangfu.documents.print.WordTemplate;
import org.bangfu.identification.IdentificationSteps;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TasklistSession;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The county's papers, filled from what is known. */
@BangfuIT
class DocumentsIT {

    @LocalServerPort
    int port;

    @Autowired
    DocumentCatalogue catalogue;

    @Autowired
    DocumentTemplates templates;

    @Autowired
    Documents documents;

    @Autowired
    CaseFiles cases;

    @Autowired
    IdentificationSteps steps;

    @Autowired
    DemoPeople people;

    @Autowired
    ActingAs acting;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onAMondayInAugust() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @Test
    void everyShippedTemplateAsksOnlyForWhatIsKnown() {
        assertThat(catalogue.all()).isNotEmpty();
        catalogue
                .all()
                .values()
                .forEach(each -> each.forEach(document -> assertThat(WordTemplate.read(templates.current(document))
                                .unknown(catalogue.fields(document), catalogue.tables(document)))
                        .as(document.id())
                        .isEmpty()));
    }

    @Test
    void everyDocumentPrintsWithItsChineseFont() throws IOException {
        for (List<OfficialDocument> each : catalogue.all().values()) {
            for (OfficialDocument document : each) {
                PdfReader pdf = new PdfReader(documents.sample(document));

                String text = new PdfTextExtractor(pdf).getTextFromPage(1);

                assertThat(text).as(document.id()).containsPattern("〔(案卷|批次)编号〕");
            }
        }
    }

    @Test
    void theFamilysPapersSayWhatTheCaseKnowsAndWhatIsMissing() {
        CaseFile file = visitedCase();

        List<OfficialDocument> available = catalogue.available(file);
        String survey = text(acting.person(
                IdentificationSteps.TEAM, () -> documents.make(file, named("survey"), Documents.Format.DOCX)));
        String approval = text(acting.person(
                IdentificationSteps.TEAM, () -> documents.make(file, named("approval"), Documents.Format.DOCX)));

        assertThat(available).contains(named("application"), named("survey")).doesNotContain(named("refusal"));
        assertThat(survey).contains("示例甲", "1,500.00", "红岩", file.number().value());
        assertThat(approval).contains("【未填：主要致贫原因】");
        assertThat(documents.missing(file).get(named("approval"))).contains("主要致贫原因", "户编号");
    }

    @Test
    void noPaperShowsAWholeNumberOfAPerson() {
        CaseFile file = visitedCase();

        for (OfficialDocument document : catalogue.available(file)) {
            String text = text(acting.person(
                    IdentificationSteps.TEAM, () -> documents.make(file, document, Documents.Format.DOCX)));

            assertThat(text).as(document.id()).doesNotContainPattern("430599\\d{11}[\\dX]");
        }
    }

    @Test
    void peopleOfAnotherVillageGetNoPaper() {
        CaseNumber number = visitedCase().number();
        String path = "/cases/" + number + "/documents/identification-survey.pdf";

        HttpResponse<String> own = signedIn("hongyan1-cunwei1").get(path);
        HttpResponse<String> foreign = signedIn("tangjiafang1-cunwei1").get(path);

        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).startsWith("%PDF");
        assertThat(foreign.statusCode()).isEqualTo(404);
    }

    @Test
    void anOfficialChangesATemplateAndReturnsToTheShippedOne() {
        OfficialDocument refusal = named("refusal");

        acting.person("liucheng1", () -> templates.upload(refusal, word("{{户主姓名}}：理由是{{不予识别理由}}")));
        byte[] changed = templates.current(refusal);
        acting.person("liucheng1", () -> templates.restore(refusal));

        assertThat(text(changed)).contains("理由是");
        assertThat(text(templates.current(refusal))).doesNotContain("理由是{{");
        assertThat(templates.versions(refusal)).isNotEmpty().allMatch(version -> version.withdrawnAt() != null);
    }

    @Test
    void aTemplateWithAnUnknownPlaceholderChangesNothing() {
        OfficialDocument receipt = named("receipt");
        byte[] before = templates.current(receipt);

        assertThatThrownBy(() -> acting.person("liucheng1", () -> templates.upload(receipt, word("{{户主性名}}"))))
                .isInstanceOf(TemplateRefused.class)
                .hasMessageContaining("{{户主性名}}");
        assertThat(templates.current(receipt)).isEqualTo(before);
    }

    @Test
    void onlyAuthorsSeeTheTemplates() {
        String path = "/documents/templates";

        assertThat(signedIn("liucheng1").get(path).body()).contains("贫困户登记审批表");
        assertThat(signedIn("hongyan1-cunwei1").get(path).statusCode()).isEqualTo(404);
    }

    private CaseFile visitedCase() {
        CaseNumber number = steps.applied(steps.family());
        steps.accepted(number);
        steps.visited(number, 1500);
        return cases.get(number);
    }

    private OfficialDocument named(String name) {
        return catalogue.find("identification-" + name).orElseThrow();
    }

    private TasklistSession signedIn(String username) {
        return new TasklistSession(port).signedIn(username, people.password());
    }

    private static byte[] word(String paragraph) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText(paragraph);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] word) {
        try (XWPFWordExtractor extractor = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(word)))) {
            return extractor.getText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
