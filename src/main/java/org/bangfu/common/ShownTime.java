package org.bangfu.common;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How times and days are written on our pages and papers. */
public final class ShownTime {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private ShownTime() {}

    /** {@code 2015-08-03 09:20}. */
    public static String minute(Instant at) {
        return MINUTE.format(at.atZone(ZONE));
    }

    /** {@code 2015年8月3日}. */
    public static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    public static String day(Instant at) {
        return day(LocalDate.ofInstant(at, ZONE));
    }
}
