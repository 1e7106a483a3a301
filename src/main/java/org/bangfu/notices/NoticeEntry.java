package org.bangfu.notices;

import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * A household's line on a notice: all that may ever be shown in public, and nothing else fits in. No component can hold
 * an id number, a phone or an account: longer runs of digits are refused.
 *
 * @param headName the head of the household
 * @param group name of the villager group
 * @param persons number of persons
 * @param category what it is to get or become
 * @param amount when money is proposed
 * @param period when it is for a time, such as 2015年第三季度
 */
public record NoticeEntry(
        String headName,
        String group,
        int persons,
        String category,
        @Nullable Money amount,
        @Nullable String period) {

    public NoticeEntry {
        requireShort(headName, 30, "户主姓名");
        requireShort(group, 30, "村民小组");
        requireShort(category, 30, "公示事项");
        if (period != null) {
            requireShort(period, 30, "期间");
        }
        if (persons < 1 || persons > 99) {
            throw new IllegalArgumentException("公示人数应为1至99，请核对家庭成员");
        }
    }

    private static void requireShort(String text, int length, String field) {
        if (text.isBlank() || text.length() > length) {
            throw new IllegalArgumentException(field + "应为1至" + length + "个字，请核对");
        }
        if (!PublicText.problems(text).isEmpty()) {
            throw new IllegalArgumentException(field + "中有疑似证件号或电话的数字，不得公示，请核对");
        }
    }

    /** As it may be shown on the web: surname and ＊, no amount. */
    public NoticeEntry forWeb() {
        return new NoticeEntry(MaskedName.of(headName), group, persons, category, null, period);
    }
}
