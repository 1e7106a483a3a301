package org.bangfu.notices;

import java.util.Set;

/** A person's name as the web may show it: surname and ＊. */
public final class MaskedName {

    /** Surnames of two characters that are in use (复姓). */
    private static final Set<String> DOUBLE_SURNAMES = Set.of(
            "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木", "长孙", "宇文", "轩辕", "闻人", "申屠",
            "公羊", "淳于", "单于", "太叔", "仲孙", "南宫", "司空", "百里", "东郭", "呼延", "独孤", "第五", "钟离", "澹台", "濮阳", "赫连", "万俟", "鲜于",
            "闾丘", "拓跋", "梁丘", "左丘", "西门", "公冶", "宗政", "巫马", "公西", "漆雕", "乐正", "壤驷", "夹谷", "宰父", "谷梁", "段干", "东门", "南门",
            "羊舌", "微生", "即墨", "达奚", "褚师", "纳兰", "完颜", "耶律");

    private MaskedName() {}

    /** {@code 张＊}, {@code 欧阳＊}; of a name with a dot ({@code 阿依·古丽}) the first character. */
    public static String of(String name) {
        String plain = name.strip();
        if (plain.isEmpty()) {
            return "＊";
        }
        int[] characters = plain.codePoints().toArray();
        String firstTwo = characters.length < 2 ? plain : new String(characters, 0, 2);
        boolean doubled = characters.length > 2 && DOUBLE_SURNAMES.contains(firstTwo);
        return new String(characters, 0, doubled ? 2 : 1) + "＊";
    }
}
