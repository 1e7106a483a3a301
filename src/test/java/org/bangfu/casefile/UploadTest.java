package org.bangfu.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bangfu.testing.Photos;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UploadTest {

    @Test
    void photosAndDocumentsAreTaken() {
        assertThat(Upload.of(Photos.jpeg()).mediaType()).isEqualTo("image/jpeg");
        assertThat(Upload.of(Photos.png()).mediaType()).isEqualTo("image/png");
        assertThat(Upload.of(Photos.pdf("/Type /Catalog")).mediaType()).isEqualTo("application/pdf");
    }

    @Test
    void whatIsShownSaysNothingOfWhereThePhotoWasTaken() {
        byte[] photo = Photos.withExif(Photos.jpeg(), 1);

        Upload upload = Upload.of(photo);

        assertThat(text(photo)).contains("GPSLatitude");
        assertThat(text(upload.shown())).doesNotContain("GPS").doesNotContain("Exif");
    }

    @ParameterizedTest
    @CsvSource({"1,160,120", "3,160,120", "6,120,160", "8,120,160", "5,120,160", "9,160,120"})
    void whatIsShownStandsUpright(int orientation, int width, int height) throws IOException {
        BufferedImage shown =
                read(Upload.of(Photos.withExif(Photos.jpeg(), orientation)).shown());

        assertThat(shown.getWidth()).isEqualTo(width);
        assertThat(shown.getHeight()).isEqualTo(height);
    }

    @Test
    void aTurnedPhotoIsTurnedTheRightWay() throws IOException {
        BufferedImage held = read(Upload.of(Photos.withExif(Photos.jpeg(), 6)).shown());
        BufferedImage other = read(Upload.of(Photos.withExif(Photos.jpeg(), 8)).shown());

        assertThat(isRed(held, held.getWidth() - 8, 8)).isTrue();
        assertThat(isRed(other, 8, other.getHeight() - 8)).isTrue();
    }

    @Test
    void whatHangsBehindAPictureIsNotShown() {
        byte[] polyglot = Photos.join(Photos.jpeg(), "<html><script>alert(1)</script></html>");

        assertThat(text(Upload.of(polyglot).shown())).doesNotContain("script");
    }

    @Test
    void aLargePhotoIsShownSmaller() throws IOException {
        BufferedImage shown = read(Upload.of(Photos.picture("jpeg", 5200, 100)).shown());

        assertThat(shown.getWidth()).isBetween(1300, 2600);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("nothing", new byte[0], "空的"),
                Arguments.of("a page", bytes("<!DOCTYPE html><html><body>x</body></html>"), "只能上传"),
                Arguments.of(
                        "a drawing with a script",
                        bytes("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
                        "只能上传"),
                Arguments.of("a program", bytes("MZ\u0090\0\3\0\0\0"), "只能上传"),
                Arguments.of("an archive", bytes("PK\3\4aaaaaaaaaaaaaaaaaaaaaaaa"), "只能上传"),
                Arguments.of("a moving picture", bytes("GIF89a\1\0\1\0\0\0\0;"), "只能上传"),
                Arguments.of("plain text", bytes("照片.jpg"), "只能上传"),
                Arguments.of("a bomb of pixels", Photos.claiming(50_000, 50_000), "像素过大"),
                Arguments.of("a long strip of pixels", Photos.claiming(Integer.MAX_VALUE, 2), "像素过大"),
                Arguments.of("half a picture", half(Photos.png()), "损坏"),
                Arguments.of(
                        "a document with a program",
                        Photos.pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
                        "程序或附件"),
                Arguments.of("a document that starts a program", Photos.pdf("/S /Launch /F (cmd.exe)"), "程序或附件"),
                Arguments.of("a document with a file inside", Photos.pdf("/Names << /EmbeddedFiles 3 0 R >>"), "程序或附件"),
                Arguments.of(
                        "a document with a page inside",
                        Photos.pdf("/Type /Catalog\n<script>alert(1)</script>"),
                        "程序或附件"),
                Arguments.of("half a document", bytes("%PDF-1.4\n1 0 obj"), "不完整"),
                Arguments.of("too much", new byte[Upload.MAX_BYTES + 1], "超过10MB"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String what, byte[] content, String sentence) {
        assertThatThrownBy(() -> Upload.of(content))
                .as(what)
                .isInstanceOf(EvidenceRefused.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd|passwd",
                "C:\\\\照片\\\\张三家.jpg|张三家.jpg",
                ".htaccess|htaccess",
                "a;filename*=b.html|a_filename_=b.html",
                "'   '|未命名",
                "'房屋 正面.jpg'|房屋 正面.jpg"
            })
    void namesAreMadeHarmless(String given, String kept) {
        assertThat(FileName.clean(given.replace("'", ""))).isEqualTo(kept);
    }

    @Test
    void namesHoldNoLineBreaksAndNoTurnedText() {
        assertThat(FileName.clean("a\r\nSet-Cookie_x\u202Egpj.exe\0")).isEqualTo("aSet-Cookie_xgpj.exe");
        assertThat(FileName.clean("长".repeat(300) + ".jpg"))
                .hasSizeLessThan(101)
                .endsWith(".jpg");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] half(byte[] whole) {
        return java.util.Arrays.copyOf(whole, whole.length / 2);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static BufferedImage read(byte[] content) throws IOException {
        @Nullable BufferedImage picture = ImageIO.read(new ByteArrayInputStream(content));
        if (picture == null) {
            throw new AssertionError("not a picture");
        }
        return picture;
    }

    private static boolean isRed(BufferedImage picture, int x, int y) {
        int rgb = picture.getRGB(x, y);
        return (rgb >> 16 & 0xff) > 200 && (rgb >> 8 & 0xff) < 80 && (rgb & 0xff) < 80;
    }
}
