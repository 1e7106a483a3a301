package org.bangfu.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.people.AreaNames;

/** The county's areas and their names. */
public final class Areas implements AreaNames {

    /** Suining County. */
    public static final AreaCode COUNTY = new AreaCode("430527");

    private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    private final TreeMap<AreaCode, String> names = new TreeMap<>();
    private final TreeMap<AreaCode, Village> villages = new TreeMap<>();

    /** @param townships code to name */
    public Areas(Map<AreaCode, String> townships, List<Village> villages) {
        names.put(COUNTY, "绥宁县");
        names.putAll(townships);
        for (Village village : villages) {
            if (!names.containsKey(village.code().at(AreaLevel.TOWNSHIP))) {
                throw new IllegalArgumentException("村 " + village.code() + " 所在的乡镇不在名单里，请核对乡镇表和村表");
            }
            this.villages.put(village.code(), village);
            names.put(village.code(), village.name());
            for (int group = 1; group <= village.groups(); group++) {
                names.put(new AreaCode("%s%02d".formatted(village.code(), group)), "第" + inChinese(group) + "组");
            }
        }
    }

    private static String inChinese(int number) {
        String tens = number < 10 ? "" : (number < 20 ? "" : DIGITS[number / 10]) + "十";
        return tens + DIGITS[number % 10];
    }

    @Override
    public boolean exists(AreaCode code) {
        return names.containsKey(code);
    }

    /** The area's own name, such as 红岩示范一村; the code itself when the area is unknown. */
    public String name(AreaCode code) {
        return names.getOrDefault(code, code.value());
    }

    /** The name from the township downwards, such as 红岩镇红岩示范一村第二组. */
    @Override
    public String fullName(AreaCode code) {
        StringBuilder full = new StringBuilder();
        for (AreaLevel level : AreaLevel.values()) {
            if (level.length() <= code.value().length()
                    && (level != AreaLevel.COUNTY || code.level() == AreaLevel.COUNTY)) {
                full.append(name(code.at(level)));
            }
        }
        return full.toString();
    }

    /** The areas one level below, in the order of their codes. */
    @Override
    public List<AreaCode> children(AreaCode parent) {
        List<AreaCode> children = new ArrayList<>();
        for (AreaCode code : names.tailMap(parent, false).keySet()) {
            if (!parent.contains(code)) {
                break;
            }
            if (code.level().ordinal() == parent.level().ordinal() + 1) {
                children.add(code);
            }
        }
        return children;
    }

    /** The facts of the village that is or contains the area. */
    public Optional<Village> village(AreaCode code) {
        return code.level().ordinal() < AreaLevel.VILLAGE.ordinal()
                ? Optional.empty()
                : Optional.ofNullable(villages.get(code.at(AreaLevel.VILLAGE)));
    }

    /** The villages of an area, in the order of their codes. */
    public List<Village> villages(AreaCode within) {
        return villages.values().stream()
                .filter(village -> within.contains(village.code()))
                .toList();
    }
}
