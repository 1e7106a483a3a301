package org.bangfu.policy.villageexit;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the exit of a village is judged by.
 *
 * @param poor registered poor people who have not exited
 * @param population registered agricultural population
 * @param score points per item, as the village claims them
 * @param openExits household exits of the village that are still being handled
 * @param tasksRated whether all 12+3 tasks have been rated, as the village states
 */
public record VillageExitFacts(
        int poor, int population, Map<ScoreItem, Integer> score, int openExits, boolean tasksRated, LocalDate on) {

    public VillageExitFacts {
        Map<ScoreItem, Integer> copy = new EnumMap<>(ScoreItem.class);
        copy.putAll(score);
        score = java.util.Collections.unmodifiableMap(copy);
    }
}
