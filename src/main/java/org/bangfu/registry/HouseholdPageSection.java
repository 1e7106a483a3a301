package org.bangfu.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What another module shows on a household's page, such as its cases. Every bean of this type is asked. */
public interface HouseholdPageSection {

    /** Where it stands among the sections, the lowest first. */
    int order();

    String title();

    /** What to show when there is nothing: one sentence that says what to do; blank when the section is then left out. */
    String emptySentence();

    List<Line> lines(HouseholdId household);

    /**
     * @param text such as a case number and its kind; no personal data
     * @param state such as 办理中
     * @param path of our own page for it
     */
    record Line(
            String text, @Nullable String state, @Nullable String path) {}
}
