package org.bangfu.casefile;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.apache.tika.Tika;

/**
 * An upload that was looked at: its type comes from its content, never from its name. Of an image a copy is made that
 * carries pixels only: no location, no camera, nothing appended.
 *
 * @param mediaType image/jpeg, image/png or application/pdf
 * @param shown the content to show: the copy of an image, the document itself
 * @param shownType its type
 */
record Upload(String mediaType, byte[] shown, String shownType) {

    static final int MAX_BYTES = 10 * 1024 * 1024;
    static final long MAX_PIXELS = 60_000_000L;
    private static final int SHOWN_SIDE = 2560;

    private static final Tika TIKA = new Tika();
    private static final Pattern ACTIVE_PDF =
            Pattern.compile("/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?=[\\s/<(\\[>])");
    private static final Pattern MARKUP = Pattern.compile("<\\s*(?:script|html|svg|iframe|!doctype)");

    /** @throws EvidenceRefused when it cannot be accepted */
    static Upload of(byte[] content) {
        if (content.length == 0) {
            throw new EvidenceRefused("文件是空的，请重新选择文件");
        }
        if (content.length > MAX_BYTES) {
            throw new EvidenceRefused("文件超过" + MAX_BYTES / 1024 / 1024 + "MB，请压缩或拆分后再上传");
        }
        String type = TIKA.detect(content);
        return switch (type) {
            case "image/jpeg", "image/png" -> image(type, content);
            case "application/pdf" -> pdf(content);
            default -> throw new EvidenceRefused("只能上传照片（JPG、PNG）或PDF，请换一个文件");
        };
    }

    private static Upload pdf(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("%PDF-")
                || !text.substring(Math.max(0, text.length() - 2048)).contains("%%EOF")) {
            throw new EvidenceRefused("PDF不完整，请重新扫描或导出后再上传");
        }
        String head = text.substring(0, Math.min(text.length(), 4096)).toLowerCase(Locale.ROOT);
        if (ACTIVE_PDF.matcher(text).find() || MARKUP.matcher(head).find()) {
            throw new EvidenceRefused("PDF中带有程序或附件，不能接收，请打印为普通PDF后再上传");
        }
        return new Upload("application/pdf", content, "application/pdf");
    }

    private static Upload image(String type, byte[] content) {
        try {
            BufferedImage picture = read(content);
            return new Upload(type, jpeg(upright(picture, type, content)), "image/jpeg");
        } catch (IOException | RuntimeException e) {
            if (e instanceof EvidenceRefused refused) {
                throw refused;
            }
            throw new EvidenceRefused("照片已损坏或格式特殊，无法打开，请重新拍照后再上传");
        }
    }

    /** Reads with as many pixels as are shown: a huge picture never stands whole in memory. */
    private static BufferedImage read(byte[] content) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new EvidenceRefused("照片格式无法识别，请重新拍照后再上传");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MAX_PIXELS) {
                    throw new EvidenceRefused("照片像素过大（" + width + "×" + height + "），请用普通像素重新拍照");
                }
                ImageReadParam param = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(width, height) / SHOWN_SIDE);
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Turned as the camera was held, on white, without transparency. */
    private static BufferedImage upright(BufferedImage picture, String type, byte[] content) {
        int orientation = type.equals("image/jpeg") ? ExifOrientation.of(content) : 1;
        double w = picture.getWidth();
        double h = picture.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
        boolean turned = orientation >= 5 && orientation <= 8;
        BufferedImage upright = new BufferedImage(
                turned ? picture.getHeight() : picture.getWidth(),
                turned ? picture.getWidth() : picture.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, upright.getWidth(), upright.getHeight());
        graphics.drawImage(picture, turn, null);
        graphics.dispose();
        return upright;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.85f);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return mediaType;
    }
}
