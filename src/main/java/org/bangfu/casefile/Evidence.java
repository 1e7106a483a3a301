package org.bangfu.casefile;

import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/**
 * Photos and documents. The original is kept sealed; images are served as a re-encoded copy without location. The file
 * is on the disk before its row is committed, so there is no row without a file.
 */
public interface Evidence {

    /**
     * Stores a photo (JPEG, PNG) or a PDF for a case.
     *
     * @throws EvidenceRefused when the content is not one of these, too large or damaged; nothing is stored then
     */
    EvidenceItem store(CaseNumber caseNumber, EvidenceKind kind, String fileName, byte[] content);

    /** The same for a collective act, such as {@code notice-sheet:12}. */
    EvidenceItem store(String subject, AreaCode area, EvidenceKind kind, String fileName, byte[] content);

    /** The evidence of a case, the oldest first. */
    List<EvidenceItem> ofCase(CaseNumber caseNumber);

    List<EvidenceItem> ofSubject(String subject);

    Optional<EvidenceItem> find(long id);

    /** What may be shown: images re-encoded, without location and camera data. The caller has checked the scope. */
    Served served(EvidenceItem item);

    /** Content to send, with the type that it really has. */
    record Served(String mediaType, byte[] content) {}
}
