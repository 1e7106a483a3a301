package org.bangfu.people.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void aKeyIsMadeOnceAndOnlyItsOwnerMayReadIt() throws Exception {
        DataFolder data = new DataFolder(folder);

        assertThat(data.readOrCreate("keys/seal", () -> "first")).isEqualTo("first");
        assertThat(data.readOrCreate("keys/seal", () -> "second")).isEqualTo("first");

        assertThat(Files.getPosixFilePermissions(folder.resolve("keys/seal")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.resolve("keys")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aStartThatWasKilledWhileItMadeAKeyIsFollowedByOneThatMakesIt() throws Exception {
        Files.createDirectories(folder.resolve("keys"));
        Files.createFile(folder.resolve("keys/seal"));

        assertThat(new DataFolder(folder).readOrCreate("keys/seal", () -> "whole"))
                .isEqualTo("whole");
    }

    @Test
    void aStartThatDiesWhileMakingAKeyLeavesNone() {
        assertThatThrownBy(() -> new DataFolder(folder).readOrCreate("keys/seal", () -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(folder.resolve("keys/seal")).doesNotExist();
    }
}
