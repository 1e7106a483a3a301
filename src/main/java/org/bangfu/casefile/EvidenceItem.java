package org.bangfu.casefile;

import java.time.Instant;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A stored photo or document.
 *
 * @param caseNumber the case, when it belongs to one
 * @param subject the collective act that it belongs to otherwise, such as {@code notice-sheet:12}
 * @param fileName as the uploader called it, cleaned
 * @param mediaType what its content is: image/jpeg, image/png or application/pdf
 */
public record EvidenceItem(
        long id,
        EvidenceKind kind,
        AreaCode area,
        @Nullable CaseNumber caseNumber,
        @Nullable String subject,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        Instant storedAt,
        PersonId storedBy) {

    public boolean isImage() {
        return mediaType.startsWith("image/");
    }
}
