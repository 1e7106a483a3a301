package org.bangfu.integrity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.people.Staff;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdDivided;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.RecordedSplit;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Families split to enrol relatives: whose household was split off, and how soon it applied. */
@Component
class SplitWatch {

    private static final List<Role> CADRES = List.of(
            Role.VILLAGE_COMMITTEE,
            Role.VILLAGE_TEAM,
            Role.TOWNSHIP_OFFICE,
            Role.TOWNSHIP_CIVIL,
            Role.TOWNSHIP_BUILD,
            Role.TOWNSHIP_HEAD);

    private final IntegrityFlags flags;
    private final Households households;
    private final Staff staff;
    private final PolicyParameters policy;
    private final JdbcClient jdbc;
    private final Clock clock;

    SplitWatch(
            IntegrityFlags flags,
            Households households,
            Staff staff,
            PolicyParameters policy,
            JdbcClient jdbc,
            Clock clock) {
        this.flags = flags;
        this.households = households;
        this.staff = staff;
        this.policy = policy;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(HouseholdDivided divided) {
        RecordedSplit split = divided.split();
        Household household = households.get(split.newHousehold());
        List<CitizenId> people = citizens(household.id());
        List<CitizenId> neighbours = atTheAddressOf(household);
        for (PersonId cadre : cadres(split.area())) {
            if (staff.hasDeclaredRelative(cadre, people)) {
                raise(IntegrityFlag.Kind.SPLIT_KIN, split, cadre, "分出的户中有本村或本乡镇干部本人或其申报的近亲属，请核实分户是否真实。");
            }
            if (staff.hasDeclaredRelative(cadre, neighbours)) {
                raise(IntegrityFlag.Kind.SPLIT_ADDRESS, split, cadre, "分出的户与本村或本乡镇干部本人或其申报的近亲属住址相同，请核实分户是否真实。");
            }
        }
    }

    private void raise(IntegrityFlag.Kind kind, RecordedSplit split, PersonId cadre, String sentence) {
        flags.raise(new IntegrityFlags.Sign(
                kind, split.id() + " " + cadre, split.area(), split.newHousehold(), null, cadre, sentence));
    }

    private Set<PersonId> cadres(AreaCode area) {
        Set<PersonId> cadres = new LinkedHashSet<>();
        CADRES.forEach(role -> cadres.addAll(staff.holdersOf(Seat.forCase(role, area))));
        if (area.level() == AreaLevel.GROUP) {
            cadres.addAll(staff.holdersOf(Seat.forCase(Role.VILLAGER_GROUP, area)));
        }
        return cadres;
    }

    private List<CitizenId> citizens(HouseholdId household) {
        return households.members(household).stream().map(Member::citizenId).toList();
    }

    /** The people of the village's other households at the same address. */
    private List<CitizenId> atTheAddressOf(Household household) {
        List<CitizenId> people = new ArrayList<>();
        String address = plain(household.address());
        jdbc.sql("select id, address from registry_household where village_code = ? and id <> ?")
                .params(
                        household.area().at(AreaLevel.VILLAGE).value(),
                        household.id().value())
                .query(rs -> {
                    if (plain(rs.getString("address")).equals(address)) {
                        people.addAll(citizens(new HouseholdId(rs.getLong("id"))));
                    }
                });
        return people;
    }

    private static String plain(String address) {
        return address.replaceAll("[\\s\\p{Z}　]", "");
    }

    /** Cases opened for a household that was split off shortly before. */
    @Transactional
    public void sweep() {
        LocalDate today = LocalDate.now(clock);
        LocalDate since = today.minus(policy.value("id.split.lookback", today).asPeriod());
        jdbc.sql(
                        "select c.number, c.area, c.household_id, c.opened_at, h.split_on, s.recorded_by from case_file c"
                                + " join registry_household h on h.id = c.household_id"
                                + " left join registry_split s on s.new_household = h.id"
                                + " where c.status = 'OPEN' and c.about_case is null and h.split_on >= ? and not exists"
                                + " (select 1 from integrity_flag f where f.case_number = c.number and f.kind = 'SPLIT_RECENT')")
                .param(since)
                .query((rs, n) -> {
                    String by = rs.getString("recorded_by");
                    CaseNumber number = new CaseNumber(rs.getString("number"));
                    return new IntegrityFlags.Sign(
                            IntegrityFlag.Kind.SPLIT_RECENT,
                            number.value(),
                            new AreaCode(rs.getString("area")),
                            new HouseholdId(rs.getLong("household_id")),
                            number,
                            by == null ? null : new PersonId(by),
                            "本户于" + rs.getObject("split_on", LocalDate.class) + "分户后不满规定期限即申请，请核实是否为享受帮扶而分户。");
                })
                .list()
                .forEach(flags::raise);
    }
}
