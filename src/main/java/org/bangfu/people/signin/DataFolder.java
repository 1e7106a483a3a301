package org.bangfu.people.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** The text of the file; made once when it does not exist yet. */
    String readOrCreate(String name, Supplier<String> text) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                createPrivate(file);
                Files.writeString(file, text.get(), StandardCharsets.UTF_8);
            }
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("无法读写数据目录，请检查磁盘空间和权限", e);
        }
    }

    private static void createPrivate(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            createPlain(file);
        }
    }

    private static void createPlain(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // made meanwhile by another start: its text counts
            return;
        }
    }
}
