package org.bangfu.documents;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;

/**
 * What a capability's documents are and what it knows for them: one bean for each kind of case. What the register and
 * the case file know is added by the house ({@link CaseFields}) and need not be named again.
 */
public interface DocumentSource {

    CaseKind kind();

    /** All documents of the kind, in the order of the process. */
    List<OfficialDocument> documents();

    /** Those that can be made of the case as it stands. */
    List<OfficialDocument> available(CaseFile file);

    /** Placeholders for single values, by the Chinese names that officials write into a template. */
    Set<String> fields();

    /** Placeholders for rows: name of the table to the names of its columns. */
    Map<String, Set<String>> tables();

    /** Fills in what is known of the case; what stays empty is shown as missing. */
    void fill(CaseFile file, DocumentValues values);
}
