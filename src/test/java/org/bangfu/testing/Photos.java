package org.bangfu.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests: good ones, and such as nobody should have to open. */
public final class Photos {

    private static final AtomicInteger COLOURS = new AtomicInteger();

    private Photos() {}

    /** A photo; every call makes another one. */
    public static byte[] jpeg() {
        return picture("jpeg", 160, 120);
    }

    public static byte[] png() {
        return picture("png", 160, 120);
    }

    public static byte[] picture(String format, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(COLOURS.addAndGet(4001) & 0xffffff));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 4, height / 4);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A JPEG with an EXIF block: how the camera was held, and where it stood. */
    public static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] gps = "GPSLatitude 26.58 GPSLongitude 110.15".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 + 4 + gps.length);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0).put(gps);
        byte[] block = tiff.array();
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + 4 + 6 + block.length);
        file.put(jpeg, 0, 2);
        file.put((byte) 0xff).put((byte) 0xe1).putShort((short) (2 + 6 + block.length));
        file.put(new byte[] {'E', 'x', 'i', 'f', 0, 0}).put(block);
        file.put(jpeg, 2, jpeg.length - 2);
        return file.array();
    }

    /** A PNG of a few bytes that says it has so many pixels. */
    public static byte[] claiming(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        ByteBuffer file = ByteBuffer.allocate(8 + 4 + 17 + 4);
        file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}).putInt(13);
        file.put(header.array()).putInt((int) crc.getValue());
        return file.array();
    }

    public static byte[] pdf(String inside) {
        return ("%PDF-1.4\n1 0 obj\n<< " + inside + " >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] join(byte[] first, String then) {
        byte[] second = then.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
