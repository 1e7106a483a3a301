package org.bangfu.documents.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrinterTest {

    private static final Path APPLICATION =
            Path.of("processes/identification/documents/identification-application.docx");

    /** What a line of the template's characters of eleven points takes from the top of the highest to the lowest. */
    private static final double LINE = 15;

    private static final Pattern HORIZONTAL = Pattern.compile("[\\d.]+ ([\\d.]+) m\\n[\\d.]+ \\1 l");

    @Test
    void theRowsOfATableHaveRoomForWhatReachesBelowTheLine() throws IOException {
        PdfReader pdf = new PdfReader(new Printer().print(Files.readAllBytes(APPLICATION)));

        List<Double> borders = HORIZONTAL
                .matcher(new String(pdf.getPageContent(1), StandardCharsets.ISO_8859_1))
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .distinct()
                .sorted()
                .toList();

        assertThat(borders).hasSizeGreaterThan(4);
        for (int i = 1; i < borders.size(); i++) {
            double height = borders.get(i) - borders.get(i - 1);
            // Adjacent rows draw their border side by side.
            assertThat(height)
                    .satisfiesAnyOf(
                            rows -> assertThat(rows).isLessThan(1),
                            rows -> assertThat(rows).isGreaterThan(LINE));
        }
    }
}
