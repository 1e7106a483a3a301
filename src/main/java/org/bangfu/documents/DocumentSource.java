package org.bangfu.documents;

import java.util.List;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;

/**
 * What a capability's documents are and what it knows for them: one bean for each kind of case. What the register and
 * the case file know is added by the house ({@link CaseFields}) and need not be named again.
 */
public interface DocumentSource extends DocumentGroup {

    CaseKind kind();

    @Override
    default String label() {
        return kind().label();
    }

    /** Whether the documents are those of the case; a proceeding within cases of other kinds says so itself. */
    default boolean concerns(CaseFile file) {
        return file.kind() == kind();
    }

    /** Those that can be made of the case as it stands. */
    List<OfficialDocument> available(CaseFile file);

    /** Fills in what is known of the case; what stays empty is shown as missing. */
    void fill(CaseFile file, DocumentValues values);
}
