package org.bangfu.documents.print;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import fr.opensagres.poi.xwpf.converter.pdf.PdfConverter;
import fr.opensagres.poi.xwpf.converter.pdf.PdfOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Prints a Word file as PDF with the embedded Chinese font (WenQuanYi Micro Hei, TrueType, Apache-2.0): what a computer
 * without fonts shows is the same. The font is read when the first page is printed.
 */
@Component
@Lazy
public class Printer {

    private static final String FONT = "/fonts/wqy-microhei.ttc";

    /** Twentieths of a point: what characters of twelve points reach below their line. */
    private static final int BELOW_THE_LINE = 80;

    private final BaseFont font;

    Printer() {
        try (InputStream file = Objects.requireNonNull(Printer.class.getResourceAsStream(FONT), FONT)) {
            this.font = BaseFont.createFont(
                    "wqy-microhei.ttc,0",
                    BaseFont.IDENTITY_H,
                    BaseFont.EMBEDDED,
                    BaseFont.CACHED,
                    file.readAllBytes(),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException("读不出公文字体 " + FONT, e);
        }
    }

    /** The pages of the Word file. */
    public byte[] print(byte[] word) {
        PdfOptions options = PdfOptions.create().fontProvider((family, encoding, size, style, colour) -> {
            Font chosen = new Font(font, size, style, colour);
            if (family != null) {
                chosen.setFamily(family);
            }
            return chosen;
        });
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(word));
                ByteArrayOutputStream pdf = new ByteArrayOutputStream()) {
            document.getTables().forEach(Printer::makeRoomBelowTheLine);
            PdfConverter.getInstance().convert(document, pdf, options);
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The converter ends a cell at the line of its last row of characters, so that the next cell's border cuts off what
     * reaches below: little of Latin letters, much of Chinese characters.
     */
    private static void makeRoomBelowTheLine(XWPFTable table) {
        if (table.getCellMarginBottom() < BELOW_THE_LINE) {
            table.setCellMargins(
                    table.getCellMarginTop(), table.getCellMarginLeft(), BELOW_THE_LINE, table.getCellMarginRight());
        }
        table.getRows().stream()
                .flatMap(row -> row.getTableCells().stream())
                .flatMap(cell -> cell.getTables().stream())
                .forEach(Printer::makeRoomBelowTheLine);
    }
}
