package org.bangfu.casefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bangfu.common.Sealing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder in which evidence lies sealed. A file is there whole or not at all, under a name that says nothing. */
@Component
class EvidenceFolder {

    private static final String CONTEXT = "evidence.file:";

    private final Path folder;
    private final Sealing sealing;
    private final SecureRandom random = new SecureRandom();

    EvidenceFolder(@Value("${bangfu.data:./data}") Path data, Sealing sealing) {
        this.folder = data.resolve("evidence");
        this.sealing = sealing;
    }

    /** Writes the content and returns the name it lies under; it is on the disk when this returns. */
    String write(byte[] content) {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        String name = HexFormat.of().formatHex(bytes);
        byte[] sealed = sealing.sealBytes(content, CONTEXT + name);
        try {
            Path place = place(name);
            Path directory = Files.createDirectories(folder.resolve(name.substring(0, 2)));
            Path part = place.resolveSibling(name + ".part");
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(sealed);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            settle(directory);
            settle(folder);
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException("材料没有存入磁盘，请检查磁盘空间和 data/evidence 目录", e);
        }
    }

    /** Makes the directory's own entries durable. */
    private static void settle(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    byte[] read(String name) {
        try {
            return sealing.openBytes(Files.readAllBytes(place(name)), CONTEXT + name);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("材料文件缺失，请从备份恢复 data/evidence 目录", e);
        } catch (IOException e) {
            throw new UncheckedIOException("材料文件无法读取，请检查 data/evidence 目录", e);
        }
    }

    /** Names of files that were last changed before an instant, unfinished ones included. */
    List<String> olderThan(Instant instant) {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return names;
        }
        try (Stream<Path> files = Files.find(folder, 2, (path, file) -> isOlder(file, instant))) {
            files.forEach(path -> names.add(path.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("无法列出 data/evidence 目录，请检查目录权限", e);
        }
        return names;
    }

    private static boolean isOlder(BasicFileAttributes file, Instant instant) {
        return file.isRegularFile() && file.lastModifiedTime().toInstant().isBefore(instant);
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(place(name));
        } catch (IOException e) {
            throw new UncheckedIOException("无法删除没有登记的材料文件，请检查 data/evidence 目录权限", e);
        }
    }

    private Path place(String name) {
        if (!name.matches("[0-9a-f]{40}(\\.part)?")) {
            throw new IllegalArgumentException("材料文件名不对");
        }
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }
}
