package org.bangfu.casefile;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A section that another module adds to the case page and to the panel beside Tasklist's form. A bean of this type is
 * all it takes. The reader's scope has been checked before.
 */
public interface CasePanelSection {

    /** Its heading, in Chinese. */
    String title();

    /** Where it stands: members 100, income 200, visit 300, comparison 400, findings 500, notices 600, meetings 700. */
    int order();

    /** What it shows for the case; empty when it has nothing to say. */
    Optional<Content> of(CaseFile caseFile);

    /**
     * @param template a template with a fragment named {@code fragment}
     * @param model what the fragment reads, under the variable {@code it}
     */
    record Content(String template, String fragment, Map<String, @Nullable Object> model) {}
}
