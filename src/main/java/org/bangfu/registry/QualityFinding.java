package org.bangfu.registry;

import org.jspecify.annotations.Nullable;

/**
 * Something about a household's data that is wrong or odd.
 *
 * @param rule such as {@code DQ12}
 * @param field what it is about, such as {@code land}; see {@link DataQuality}
 * @param member position of the person it is about in the list that was checked; null when about the household
 * @param sentence what is wrong and what to do, in Chinese, without id numbers
 */
public record QualityFinding(
        String rule,
        Severity severity,
        String field,
        @Nullable Integer member,
        String sentence) {

    /** How grave it is. */
    public enum Severity {
        /** The record is not taken as it is. */
        ERROR("错误"),
        /** The record is taken; somebody should look. */
        WARN("存疑"),
        ATTENTION("关注");

        private final String label;

        Severity(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
