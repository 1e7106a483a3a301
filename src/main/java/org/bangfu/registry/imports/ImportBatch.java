package org.bangfu.registry.imports;

import java.time.OffsetDateTime;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that was uploaded.
 *
 * @param area what it may be about: the uploader's area
 * @param rowsRead how far the running pass has come
 * @param problem why it failed or was not taken, one sentence
 */
public record ImportBatch(
        long id,
        String kind,
        AreaCode area,
        Status status,
        String fileName,
        PersonId uploadedBy,
        OffsetDateTime uploadedAt,
        @Nullable OffsetDateTime acceptedAt,
        int rowsRead,
        int valid,
        int refused,
        int taken,
        int findings,
        @Nullable String problem) {

    /** Where it stands. */
    public enum Status {
        UPLOADED("检查中"),
        CHECKED("待确认"),
        ACCEPTING("接收中"),
        ACCEPTED("已接收"),
        FAILED("不能导入"),
        DISCARDED("已放弃");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public boolean isRunning() {
            return this == UPLOADED || this == ACCEPTING;
        }
    }
}
