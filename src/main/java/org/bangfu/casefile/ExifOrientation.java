package org.bangfu.casefile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held, from a JPEG's EXIF block: 1 to 8, 1 when it does not say. */
final class ExifOrientation {

    private static final int TAG = 0x0112;

    private ExifOrientation() {}

    static int of(byte[] jpeg) {
        ByteBuffer file = ByteBuffer.wrap(jpeg);
        int at = 2;
        while (at + 4 < jpeg.length && (jpeg[at] & 0xff) == 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            int length = file.getShort(at + 2) & 0xffff;
            if (marker == 0xda || length < 2) {
                return 1;
            }
            if (marker == 0xe1 && isExif(jpeg, at + 4)) {
                return inTiff(jpeg, at + 10, Math.min(jpeg.length, at + 2 + length));
            }
            at += 2 + length;
        }
        return 1;
    }

    private static boolean isExif(byte[] jpeg, int at) {
        return at + 6 <= jpeg.length
                && jpeg[at] == 'E'
                && jpeg[at + 1] == 'x'
                && jpeg[at + 2] == 'i'
                && jpeg[at + 3] == 'f'
                && jpeg[at + 4] == 0;
    }

    private static int inTiff(byte[] jpeg, int from, int to) {
        if (from + 8 > to) {
            return 1;
        }
        ByteBuffer tiff = ByteBuffer.wrap(jpeg, from, to - from).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory + 2 > tiff.limit()) {
            return 1;
        }
        int entries = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * 12;
            if (entry + 12 > tiff.limit()) {
                return 1;
            }
            if ((tiff.getShort(entry) & 0xffff) == TAG) {
                int orientation = tiff.getShort(entry + 8);
                return orientation >= 1 && orientation <= 8 ? orientation : 1;
            }
        }
        return 1;
    }
}
