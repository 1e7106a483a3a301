package org.bangfu.documents.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.bangfu.documents.DocumentValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTemplateTest {

    @Test
    void whatIsKnownIsFilledInAndRowsAreRepeated() {
        WordTemplate template = WordTemplate.read(word("户主：{{户主姓名}}", "{{成员}}姓名", "[姓名]", "[年龄]"));

        String text = text(template.fill(new DocumentValues()
                .put("户主姓名", "示例甲")
                .row("成员", "姓名", "示例甲", "年龄", 54)
                .row("成员", "姓名", "示例乙", "年龄", 51)));

        assertThat(template.fields()).containsExactly("户主姓名");
        assertThat(template.tables()).isEqualTo(Map.of("成员", Set.of("姓名", "年龄")));
        assertThat(text).contains("户主：示例甲", "示例乙", "51").doesNotContain("{{", "[姓名]");
    }

    @Test
    void aColumnMayBeCalledLikeItsTable() {
        WordTemplate template = WordTemplate.read(word("户主：{{户主姓名}}", "{{公示}}公示", "[公示]", "[编号]"));

        String text = text(template.fill(new DocumentValues()
                .put("户主姓名", "示例甲")
                .row("公示", "公示", "村级公示", "编号", "一号")
                .row("公示", "公示", "乡镇公示", "编号", "二号")
                .row("公示", "公示", "县级公示", "编号", "三号")));

        assertThat(text).contains("村级公示", "乡镇公示", "县级公示", "三号").doesNotContain("[公示]");
    }

    @Test
    void whatIsMissingStandsInTheDocumentToBeSeen() {
        WordTemplate template = WordTemplate.read(word("住房等级：{{住房等级}}", "{{成员}}姓名", "[姓名]", "[年龄]"));
        DocumentValues nothing = new DocumentValues().put("住房等级", " ");

        assertThat(template.missing(nothing)).containsExactly("住房等级");
        assertThat(text(template.fill(nothing))).contains("【未填：住房等级】", "（无）");
    }

    @Test
    void placeholdersThatNothingFillsAreNamedAllAtOnce() {
        WordTemplate template = WordTemplate.read(word("{{户主姓名}} {{血型}} {{星座}}", "{{成员}}姓名", "[姓名]", "[身高]"));

        assertThat(template.unknown(Set.of("户主姓名"), Map.of("成员", Set.of("姓名"))))
                .containsExactly("[身高]", "{{星座}}", "{{血型}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{@照片}}", "{{#表}}", "{{+附件}}", "{{?有}}是{{/有}}", "{{*列表}}"})
    void onlyPlainPlaceholdersAreTaken(String placeholder) {
        byte[] content = word(placeholder, "姓名", "甲", "乙");

        assertThatThrownBy(() -> WordTemplate.read(content))
                .isInstanceOf(TemplateRefused.class)
                .hasMessageContaining("占位符");
    }

    @Test
    void aFileThatIsNoWordDocumentIsRefused() {
        assertThatThrownBy(() -> WordTemplate.read("<html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(TemplateRefused.class)
                .hasMessageContaining(".docx");
        assertThatThrownBy(() -> WordTemplate.read(new byte[WordTemplate.MAX_BYTES + 1]))
                .isInstanceOf(TemplateRefused.class)
                .hasMessageContaining("1MB");
    }

    @Test
    void aPictureFromElsewhereIsRefused() throws IOException {
        XWPFDocument document = new XWPFDocument();
        document.createParagraph()
                .createHyperlinkRun("http://example.invalid/a.png")
                .setText("图");

        assertThatThrownBy(() -> WordTemplate.read(bytes(document)))
                .isInstanceOf(TemplateRefused.class)
                .hasMessageContaining("外部");
    }

    static byte[] word(String paragraph, String header, String... cells) {
        XWPFDocument document = new XWPFDocument();
        document.createParagraph().createRun().setText(paragraph);
        XWPFTable table = document.createTable(2, cells.length);
        table.getRow(0).getCell(0).setText(header);
        for (int i = 0; i < cells.length; i++) {
            table.getRow(1).getCell(i).setText(cells[i]);
        }
        return bytes(document);
    }

    private static byte[] bytes(XWPFDocument document) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String text(byte[] word) {
        try (XWPFWordExtractor extractor = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(word)))) {
            return extractor.getText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
