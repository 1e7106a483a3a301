package org.bangfu.identification;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.policy.ParameterValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which households a level has to visit: drawn per village and batch, rounded up, with a stored seed, so that the draw
 * can be repeated. A case that comes to the level later with the same batch keeps its lot.
 */
@Repository
class Samples {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom seeds = new SecureRandom();

    Samples(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A case's lot. */
    record Lot(
            boolean drawn,
            @Nullable LocalDate visitedOn,
            @Nullable String finding) {}

    /** Draws for the whole batch unless that was done before. */
    void draw(Role.Tier tier, AreaCode village, String batch, List<CaseNumber> cases, ParameterValue share) {
        boolean done =
                jdbc.sql("select count(*) from identification_sample where tier = ? and village = ? and batch = ?")
                                .params(tier.name(), village.value(), batch)
                                .query(Integer.class)
                                .single()
                        > 0;
        if (done) {
            return;
        }
        long seed = seeds.nextLong();
        Set<CaseNumber> drawn = lots(cases, Math.toIntExact(share.asRatio().atLeastOf(cases.size())), seed);
        jdbc.sql("insert into identification_sample (tier, village, batch, seed, share, size_all, size_drawn, drawn_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        tier.name(),
                        village.value(),
                        batch,
                        seed,
                        share.value(),
                        cases.size(),
                        drawn.size(),
                        OffsetDateTime.now(clock))
                .update();
        long id = jdbc.sql("select id from identification_sample where tier = ? and village = ? and batch = ?")
                .params(tier.name(), village.value(), batch)
                .query(Long.class)
                .single();
        for (CaseNumber number : cases) {
            jdbc.sql("insert into identification_sampled (sample_id, case_number, drawn) values (?, ?, ?)")
                    .params(id, number.value(), drawn.contains(number))
                    .update();
        }
    }

    /** The draw itself: the same for the same cases, size and seed. */
    static Set<CaseNumber> lots(List<CaseNumber> cases, int size, long seed) {
        List<CaseNumber> shuffled = new ArrayList<>(cases);
        shuffled.sort((a, b) -> a.value().compareTo(b.value()));
        Collections.shuffle(shuffled, new Random(seed));
        return new HashSet<>(shuffled.subList(0, Math.min(size, shuffled.size())));
    }

    /** The case's newest lot on the level. */
    Optional<Lot> lot(Role.Tier tier, CaseNumber number) {
        return jdbc.sql("select d.drawn, d.visited_on, d.visit_finding from identification_sampled d"
                        + " join identification_sample s on s.id = d.sample_id"
                        + " where d.case_number = ? and s.tier = ? order by s.id desc fetch first 1 rows only")
                .params(number.value(), tier.name())
                .query((rs, n) -> new Lot(
                        rs.getBoolean("drawn"),
                        rs.getObject("visited_on", LocalDate.class),
                        rs.getString("visit_finding")))
                .optional();
    }

    void visited(Role.Tier tier, CaseNumber number, String finding, PersonId by) {
        jdbc.sql(
                        "update identification_sampled set visited_by = ?, visited_on = ?, visit_finding = ?"
                                + " where case_number = ? and sample_id in (select id from identification_sample where tier = ?)")
                .params(by.value(), LocalDate.now(clock), finding, number.value(), tier.name())
                .update();
    }
}
