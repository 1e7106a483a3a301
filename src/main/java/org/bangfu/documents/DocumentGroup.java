package org.bangfu.documents;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Documents that are filled from the same names: those of a kind of case, or of something that is no case. */
public interface DocumentGroup {

    /** What the documents are about, in Chinese. */
    String label();

    /** All documents of the group, in the order of the process. */
    List<OfficialDocument> documents();

    /** Placeholders for single values, by the Chinese names that officials write into a template. */
    Set<String> fields();

    /** Placeholders for rows: name of the table to the names of its columns. */
    Map<String, Set<String>> tables();
}
