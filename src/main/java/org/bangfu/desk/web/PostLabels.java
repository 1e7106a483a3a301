package org.bangfu.desk.web;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bangfu.common.Seat;
import org.bangfu.registry.Areas;
import org.springframework.stereotype.Component;

/** Seats as people read them. */
@Component
class PostLabels {

    private final Areas areas;

    PostLabels(Areas areas) {
        this.areas = areas;
    }

    /** Such as 村“两委”（红岩镇红岩示范一村), the highest role last. */
    List<String> of(Set<Seat> seats) {
        return seats.stream()
                .sorted(Comparator.comparing(Seat::role).thenComparing(Seat::area))
                .map(seat -> "%s（%s）".formatted(seat.role().label(), areas.fullName(seat.area())))
                .toList();
    }
}
