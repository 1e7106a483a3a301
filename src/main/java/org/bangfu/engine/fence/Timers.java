package org.bangfu.engine.fence;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which times a model may write down: none that fires again and again, none that never comes. */
public final class Timers {

    private static final Pattern CYCLE = Pattern.compile("R(\\d*)/(P[^/]+)");
    private static final Pattern DURATION = Pattern.compile("P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?(T.+)?");

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration SHORTEST_ENDLESS = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366L * 20);
    private static final int MOST_REPEATS = 100;
    private static final int LAST_YEAR = 2100;

    private Timers() {}

    /**
     * What is wrong with a timer, one Chinese sentence; empty when nothing is.
     *
     * @param kind {@code timeDate}, {@code timeDuration} or {@code timeCycle}
     */
    public static Optional<String> objection(String kind, String text) {
        String value = text.strip();
        if (FencedExpressions.isName(value)) {
            return kind.equals("timeCycle") ? Optional.of("定时循环不能由变量决定，请写成 R3/P1D 这样的固定次数和间隔") : Optional.empty();
        }
        return switch (kind) {
            case "timeDate" -> date(value);
            case "timeDuration" -> duration(value);
            default -> cycle(value);
        };
    }

    private static Optional<String> date(String value) {
        try {
            LocalDate day = LocalDate.parse(value.length() < 10 ? value : value.substring(0, 10));
            return day.getYear() > LAST_YEAR
                    ? Optional.of("定时日期“" + value + "”永远不会到，请写 " + LAST_YEAR + " 年以前的日期")
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("定时日期“" + value + "”看不懂，请写 ${变量名} 或 2015-08-03T09:00:00");
        }
    }

    private static Optional<String> duration(String value) {
        Optional<Duration> length = length(value);
        if (length.isEmpty()) {
            return Optional.of("定时长度“" + value + "”看不懂，请写成 P5D、PT2H 或 ${变量名}");
        }
        if (length.get().compareTo(SHORTEST) < 0) {
            return Optional.of("定时长度“" + value + "”短于一分钟，请改长");
        }
        return length.get().compareTo(LONGEST) > 0 ? Optional.of("定时长度“" + value + "”超过二十年，请改短") : Optional.empty();
    }

    private static Optional<String> cycle(String value) {
        Matcher cycle = CYCLE.matcher(value);
        Optional<Duration> pause = cycle.matches() ? length(cycle.group(2)) : Optional.empty();
        if (pause.isEmpty()) {
            return Optional.of("定时循环“" + value + "”看不懂，请写成 R3/P1D 这样的次数和间隔");
        }
        boolean endless = cycle.group(1).isEmpty();
        if (pause.get().compareTo(SHORTEST) < 0) {
            return Optional.of("定时循环“" + value + "”间隔短于一分钟，会把系统拖垮，请改长");
        }
        if (endless && pause.get().compareTo(SHORTEST_ENDLESS) < 0) {
            return Optional.of("定时循环“" + value + "”没有次数，间隔又短于一小时，请写明次数或改长间隔");
        }
        return !endless && (cycle.group(1).length() > 4 || Integer.parseInt(cycle.group(1)) > MOST_REPEATS)
                ? Optional.of("定时循环“" + value + "”超过 " + MOST_REPEATS + " 次，请减少次数")
                : Optional.empty();
    }

    private static Optional<Duration> length(String value) {
        Matcher parts = DURATION.matcher(value);
        if (!parts.matches() || value.length() > 40 || value.equals("P")) {
            return Optional.empty();
        }
        try {
            String days = value.contains("T") ? value.substring(0, value.indexOf('T')) : value;
            Period period = days.equals("P") ? Period.ZERO : Period.parse(days);
            Duration rest = parts.group(5) == null ? Duration.ZERO : Duration.parse("P" + parts.group(5));
            return Optional.of(Duration.ofDays(period.getYears() * 365L + period.getMonths() * 30L + period.getDays())
                    .plus(rest));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
