package org.bangfu.notices;

import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * A household's line on a notice: all that may ever be shown in public, and nothing else fits in. No component can hold
 * an id number, a phone or an account: longer runs of digits are refused.
 *
 * @param headName the head of the household, or the village that stands on the sheet as a whole
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

    /** What stands for the villager group in the line of a whole village. */
    public static final String WHOLE_VILLAGE = "全村";

    public NoticeEntry {
        requireShort(headName, 30, "户主姓名");
        requireShort(group, 30, "村民小组");
        requireShort(category, 30, "公示事项");
        if (period != null) {
            requireShort(period, 30, "期间");
        }
        if (persons < 1 || persons > (group.equals(WHOLE_VILLAGE) ? 99_999 : 99)) {
            throw new IllegalArgumentException(
                    group.equals(WHOLE_VILLAGE) ? "公示的村人口应为1至99999，请核对" : "公示人数应为1至99，请核对家庭成员");
        }
    }

    /** A village as a whole. */
    static NoticeEntry ofVillage(String village, int population, String category, @Nullable String period) {
        return new NoticeEntry(village, WHOLE_VILLAGE, population, category, null, period);
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
        String shown = group.equals(WHOLE_VILLAGE) ? headName : MaskedName.of(headName);
        return new NoticeEntry(shown, group, persons, category, null, period);
    }
}
