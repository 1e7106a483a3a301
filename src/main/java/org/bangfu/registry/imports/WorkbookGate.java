package org.bangfu.registry.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Looks at a file before anything reads it: a plain .xlsx of bearable size, nothing that runs, hides or points outside. */
final class WorkbookGate {

    static final long MOST_BYTES = 20L * 1024 * 1024;
    private static final long MOST_UNPACKED = 500L * 1024 * 1024;
    private static final int MOST_ENTRIES = 1000;
    private static final long RATIO_COUNTS_FROM = 5L * 1024 * 1024;
    private static final long MOST_RATIO = 100;

    private WorkbookGate() {}

    /** @throws WorkbookRefused with the reason */
    static void check(String fileName, byte[] content) {
        if (content.length == 0) {
            throw new WorkbookRefused("文件是空的，请重新选择文件");
        }
        if (content.length > MOST_BYTES) {
            throw new WorkbookRefused("文件超过20MB，请拆成几个文件分别导入");
        }
        if (ReadableWorkbook.isOLE2Header(content)) {
            throw new WorkbookRefused(
                    isEncrypted(content) ? "文件设有密码，请先取消密码再上传" : "这是旧版.xls文件，请在Excel中另存为“Excel工作簿（.xlsx）”后再上传");
        }
        if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
            throw new WorkbookRefused("这不是Excel工作簿（.xlsx），请下载模板填写，不要直接改扩展名");
        }
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsm") || name.endsWith(".xlsb") || name.endsWith(".xltm")) {
            throw new WorkbookRefused("文件含宏或为二进制工作簿，请另存为“Excel工作簿（.xlsx）”后再上传");
        }
        try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
            unpackable(zip);
        } catch (IOException | IllegalArgumentException e) {
            throw new WorkbookRefused("文件已损坏，读不出来，请重新保存后再上传", e);
        }
    }

    private static void unpackable(ZipFile zip) throws IOException {
        long unpacked = 0;
        int entries = 0;
        boolean workbook = false;
        for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
            ZipArchiveEntry entry = all.nextElement();
            String name = entry.getName();
            entries++;
            if (entries > MOST_ENTRIES || name.contains("..") || entry.isUnixSymlink()) {
                throw new WorkbookRefused("文件结构不正常，请用模板重新填写");
            }
            if (name.endsWith("vbaProject.bin") || name.endsWith("workbook.bin")) {
                throw new WorkbookRefused("文件含宏或为二进制工作簿，请另存为“Excel工作簿（.xlsx）”后再上传");
            }
            if (name.startsWith("xl/externalLinks/")) {
                throw new WorkbookRefused("文件链接了别的文件，请断开链接、粘贴为数值后再上传");
            }
            workbook |= name.equals("xl/workbook.xml");
            unpacked += size(zip, entry, MOST_UNPACKED - unpacked);
        }
        if (!workbook) {
            throw new WorkbookRefused("这不是Excel工作簿（.xlsx），请下载模板填写，不要直接改扩展名");
        }
    }

    private static long size(ZipFile zip, ZipArchiveEntry entry, long left) throws IOException {
        boolean small =
                entry.getName().equals("[Content_Types].xml") || entry.getName().startsWith("xl/workbook");
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        long packed = Math.max(1, entry.getCompressedSize());
        StringBuilder head = new StringBuilder();
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > left || (size > RATIO_COUNTS_FROM && size / packed > MOST_RATIO)) {
                    throw new WorkbookRefused("文件展开后过大，请检查是否有大片空白格式的行列，删除后再上传");
                }
                if (small && head.length() < 200_000) {
                    head.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                }
            }
        }
        if (head.indexOf("macroEnabled") >= 0) {
            throw new WorkbookRefused("文件含宏或为二进制工作簿，请另存为“Excel工作簿（.xlsx）”后再上传");
        }
        if (head.indexOf("<!DOCTYPE") >= 0) {
            throw new WorkbookRefused("文件结构不正常，请用模板重新填写");
        }
        return size;
    }

    private static boolean isEncrypted(byte[] content) {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            return files.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
