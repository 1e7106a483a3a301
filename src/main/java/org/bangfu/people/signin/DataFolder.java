package org.bangfu.people.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder beside the embedded database, with files that only the owner may read. */
@Component
class DataFolder {

    private final Path folder;

    DataFolder(@Value("${bangfu.data:./data}") Path folder) {
        this.folder = folder;
    }

    /**
     * The text of the file; made once when it does not exist yet. It is there whole or not at all, and on the disk before
     * anything is sealed with it: a start that is killed leaves no empty key behind.
     */
    String readOrCreate(String name, Supplier<String> text) {
        Path file = folder.resolve(name).toAbsolutePath();
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                create(file, text.get());
            }
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("无法读写数据目录，请检查磁盘空间和权限", e);
        }
    }

    private static void create(Path file, String text) throws IOException {
        Path directory = Files.createDirectories(file.getParent());
        Path part = createPrivate(directory, file.getFileName().toString());
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path createPrivate(Path directory, String name) throws IOException {
        try {
            return Files.createTempFile(
                    directory,
                    name,
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            return Files.createTempFile(directory, name, ".part");
        }
    }
}
