package org.bangfu.registry;

import java.util.List;

/**
 * What a household is entered into the register with.
 *
 * @param mainCause cause of poverty, code list {@code CAUSE_2014} or {@code CAUSE_2016}
 * @param otherCauses at most two others, different from the main one
 * @param attribute code list {@code ATTRIBUTE_2014} or {@code ATTRIBUTE_2016}
 * @param standard code list {@code STANDARD}
 */
public record RegisterEntry(
        String mainCause, List<String> otherCauses, String attribute, String standard, int identifiedYear) {

    public RegisterEntry {
        otherCauses = List.copyOf(otherCauses);
        if (mainCause.isBlank()) {
            throw new IllegalArgumentException("请选择一项主要致贫原因");
        }
        if (otherCauses.size() > 2) {
            throw new IllegalArgumentException("其他致贫原因最多两项，请去掉多余的");
        }
        if (otherCauses.contains(mainCause) || otherCauses.stream().distinct().count() != otherCauses.size()) {
            throw new IllegalArgumentException("致贫原因重复，请每项只选一次");
        }
    }
}
