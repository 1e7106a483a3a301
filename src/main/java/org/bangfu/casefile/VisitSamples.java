package org.bangfu.casefile;

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
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.people.Staff;
import org.bangfu.policy.ParameterValue;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which households a level has to visit itself before it agrees: drawn per village and batch, rounded up, with a stored
 * seed, so that the draw can be repeated. A case that comes to the level later with the same batch keeps its lot;
 * households in which a near relative of somebody who handles cases of the area lives are always visited.
 */
@Component
@Transactional
public class VisitSamples {

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final Households households;
    private final Staff staff;
    private final Clock clock;
    private final SecureRandom seeds = new SecureRandom();

    VisitSamples(JdbcClient jdbc, CaseFiles cases, Households households, Staff staff, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.households = households;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Draws for the whole batch unless that was done before.
     *
     * @param number the case that comes to the level; drawn alone when the batch is without it
     * @param batch what the cases have in common, such as the number of their notice sheet
     * @param together the cases of the batch
     * @param share at least that much of them
     */
    public void draw(
            Role.Tier tier, CaseNumber number, CaseNumber batch, List<CaseNumber> together, ParameterValue share) {
        String village = cases.get(number).area().at(AreaLevel.VILLAGE).value();
        boolean done = jdbc.sql("select count(*) from case_sample where tier = ? and village = ? and batch = ?")
                        .params(tier.name(), village, batch.value())
                        .query(Integer.class)
                        .single()
                > 0;
        if (done) {
            return;
        }
        List<CaseNumber> all = together.contains(number) ? together : List.of(number);
        long seed = seeds.nextLong();
        Set<CaseNumber> drawn = lots(all, Math.toIntExact(share.asRatio().atLeastOf(all.size())), seed);
        jdbc.sql("insert into case_sample (tier, village, batch, seed, share, size_all, size_drawn, drawn_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        tier.name(),
                        village,
                        batch.value(),
                        seed,
                        share.value(),
                        all.size(),
                        drawn.size(),
                        OffsetDateTime.now(clock))
                .update();
        long id = jdbc.sql("select id from case_sample where tier = ? and village = ? and batch = ?")
                .params(tier.name(), village, batch.value())
                .query(Long.class)
                .single();
        for (CaseNumber one : all) {
            jdbc.sql("insert into case_sampled (sample_id, case_number, drawn) values (?, ?, ?)")
                    .params(id, one.value(), drawn.contains(one))
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

    /** What a level has to know about visiting the household: drawn, a relative of staff, or already visited. */
    @Transactional(readOnly = true)
    public Optional<VisitDuty> duty(Role.Tier tier, CaseNumber number) {
        return jdbc.sql("select d.drawn, d.visited_on, d.visit_finding from case_sampled d"
                        + " join case_sample s on s.id = d.sample_id"
                        + " where d.case_number = ? and s.tier = ? order by s.id desc fetch first 1 rows only")
                .params(number.value(), tier.name())
                .query((rs, n) -> new VisitDuty(
                        rs.getBoolean("drawn"),
                        isRelatedToStaff(number),
                        rs.getObject("visited_on", LocalDate.class),
                        rs.getString("visit_finding")))
                .optional();
    }

    /** Keeps what a level saw at the household. */
    public void visited(Role.Tier tier, CaseNumber number, String finding, PersonId by) {
        jdbc.sql("update case_sampled set visited_by = ?, visited_on = ?, visit_finding = ?"
                        + " where case_number = ? and sample_id in (select id from case_sample where tier = ?)")
                .params(by.value(), LocalDate.now(clock), finding, number.value(), tier.name())
                .update();
    }

    private boolean isRelatedToStaff(CaseNumber number) {
        CaseFile file = cases.get(number);
        List<CitizenId> members = households.members(file.household()).stream()
                .map(Member::citizenId)
                .toList();
        for (Role role : Role.values()) {
            if (role.actsOnCases()) {
                for (PersonId holder : staff.holdersOf(Seat.forCase(role, file.area()))) {
                    if (staff.hasDeclaredRelative(holder, members)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
