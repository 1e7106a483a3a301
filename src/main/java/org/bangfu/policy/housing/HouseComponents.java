package org.bangfu.policy.housing;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/** The parts of a house as an appraiser graded them. */
public record HouseComponents(
        ComponentGrade foundation,
        ComponentGrade walls,
        ComponentGrade columns,
        ComponentGrade beams,
        ComponentGrade roof,
        LocalDate gradedOn) {

    /** A household that has no house: nothing stands. */
    public static HouseComponents none(LocalDate on) {
        return new HouseComponents(
                ComponentGrade.D, ComponentGrade.D, ComponentGrade.D, ComponentGrade.D, ComponentGrade.D, on);
    }

    /** The worst of what carries the house. */
    public ComponentGrade loadBearing() {
        return Collections.max(List.of(foundation, walls, columns, beams));
    }
}
