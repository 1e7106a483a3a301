package org.bangfu.sampling;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.bangfu.policy.ParameterValue;
import org.jspecify.annotations.Nullable;

/**
 * A rate found by sampling, with the Wilson score interval for its confidence level.
 *
 * @param hits how many of those looked at
 * @param looked how many were looked at; without any there is no interval
 * @param bound the policy value that the rate is held against; null when none is in force
 * @param most whether the rate must stay below the bound; otherwise it must reach it
 */
public record Rate(
        String name,
        int hits,
        int looked,
        @Nullable Interval interval,
        @Nullable ParameterValue bound,
        boolean most) {

    /** Both between 0 and 1. */
    public record Interval(double low, double high) {}

    static Rate of(String name, int hits, int looked, double confidence, @Nullable ParameterValue bound, boolean most) {
        return new Rate(name, hits, looked, looked == 0 ? null : wilson(hits, looked, confidence), bound, most);
    }

    private static Interval wilson(int hits, int looked, double confidence) {
        ConfidenceInterval found = new WilsonScoreInterval().createInterval(looked, hits, confidence);
        return new Interval(Math.max(0, found.getLowerBound()), Math.min(1, found.getUpperBound()));
    }

    /** Whether the sample's rate keeps the bound, in whole numbers; false without visits or bound. */
    public boolean isKept() {
        return looked > 0
                && bound != null
                && (most
                        ? !bound.asRatio().isReachedBy(hits, looked)
                        : bound.asRatio().isReachedBy(hits, looked));
    }

    /** {@code 1.25%}; a dash without visits. */
    public String shown() {
        return looked == 0 ? "—" : percent((double) hits / looked);
    }

    /** {@code 0.22% 至 6.75%}; a dash without visits. */
    public String shownInterval() {
        return interval == null ? "—" : percent(interval.low()) + " 至 " + percent(interval.high());
    }

    private static String percent(double share) {
        return "%.2f%%".formatted(share * 100);
    }
}
