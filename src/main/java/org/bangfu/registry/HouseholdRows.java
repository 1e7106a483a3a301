package org.bangfu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Sealing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Households and members as rows: sealing, look-ups and search keys are made here and nowhere else. */
@Component
class HouseholdRows {

    private static final int ID_BLOCK = 50;

    private static final String INSERT_HOUSEHOLD = Sql.insert(
            "registry_household",
            "id",
            "area_code",
            "village_code",
            "address",
            "head_name",
            "phone_sealed",
            "phone_masked",
            "bank_name",
            "account_sealed",
            "account_masked",
            "account_lookup",
            "martyr_family",
            "only_child",
            "two_daughters",
            "status",
            "split_from",
            "split_on",
            "registered_cause",
            "registered_on");

    private static final String INSERT_MEMBER = Sql.insert(
            "registry_member",
            "id",
            "household_id",
            "village_code",
            "name",
            "name_key",
            "pinyin",
            "citizen_sealed",
            "citizen_masked",
            "citizen_lookup",
            "name_birth_lookup",
            "active_lookup",
            "head_of",
            "birth_date",
            "male",
            "relation",
            "ethnic",
            "political",
            "hukou",
            "hukou_of_village",
            "education",
            "in_school",
            "dropout_reason",
            "health",
            "disability_type",
            "disability_grade",
            "labour",
            "work_place",
            "work_months",
            "months_away",
            "sends_money",
            "mandarin",
            "soldier",
            "shares_budget",
            "basic_medical",
            "serious_illness",
            "pension",
            "dibao",
            "phone_sealed",
            "phone_masked",
            "joined_on",
            "joined_reason");

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final ReentrantLock idLock = new ReentrantLock();
    private long nextId;
    private long idsLeft;

    HouseholdRows(JdbcTemplate batches, JdbcClient jdbc, Sealing sealing) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    /** A number that no row of the register has; numbers of a block that is not used up are lost at a restart. */
    long newId() {
        idLock.lock();
        try {
            if (idsLeft == 0) {
                nextId = jdbc.sql("select nextval('registry_id')")
                        .query(Long.class)
                        .single();
                idsLeft = ID_BLOCK;
            }
            idsLeft--;
            return nextId++;
        } finally {
            idLock.unlock();
        }
    }

    String citizenLookup(CitizenId citizen) {
        return sealing.lookup("citizen|" + citizen.value());
    }

    String nameBirthLookup(String name, LocalDate birthDate) {
        return sealing.lookup("name-birth|" + name + "|" + birthDate);
    }

    List<HouseholdId> insert(List<NewHousehold> households, RegistrationCause cause, LocalDate on) {
        List<HouseholdId> ids = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> memberRows = new ArrayList<>();
        for (NewHousehold household : households) {
            long id = newId();
            ids.add(new HouseholdId(id));
            String headName = household.members().stream()
                    .filter(NewMember::isHead)
                    .map(NewMember::name)
                    .findFirst()
                    .orElseThrow();
            BankAccount account = household.account();
            HouseholdSplit split = household.split();
            rows.add(new @Nullable Object[] {
                id,
                household.area().value(),
                household.area().at(AreaLevel.VILLAGE).value(),
                household.address(),
                headName,
                sealed(household.phone(), "household.phone"),
                maskedPhone(household.phone()),
                account == null ? null : account.bank(),
                account == null ? null : sealing.seal(account.number(), "household.account"),
                account == null ? null : account.masked(),
                account == null ? null : sealing.lookup("account|" + account.number()),
                household.marks().martyrFamily(),
                household.marks().onlyChild(),
                household.marks().twoDaughters(),
                HouseholdStatus.ORDINARY.name(),
                split == null || split.from() == null ? null : split.from().value(),
                split == null ? null : split.on(),
                cause.name(),
                on
            });
            for (NewMember member : household.members()) {
                memberRows.add(row(new HouseholdId(id), household.area(), member, on, null));
            }
        }
        batches.batchUpdate(INSERT_HOUSEHOLD, rows);
        batches.batchUpdate(INSERT_MEMBER, memberRows);
        return ids;
    }

    MemberId insert(HouseholdId household, AreaCode area, NewMember member, LocalDate on, String reason) {
        @Nullable Object[] row = row(household, area, member, on, reason);
        batches.update(INSERT_MEMBER, row);
        return new MemberId((Long) Objects.requireNonNull(row[0]));
    }

    private @Nullable Object[] row(
            HouseholdId household, AreaCode area, NewMember member, LocalDate on, @Nullable String reason) {
        CitizenId citizen = member.citizenId();
        MemberFacts facts = member.facts();
        String lookup = citizenLookup(citizen);
        return new @Nullable Object[] {
            newId(),
            household.value(),
            area.at(AreaLevel.VILLAGE).value(),
            member.name(),
            SearchKeys.nameKey(member.name()),
            SearchKeys.initials(member.name()),
            sealing.seal(citizen.value(), "member.citizen"),
            citizen.masked(),
            lookup,
            nameBirthLookup(member.name(), citizen.birthDate()),
            lookup,
            member.isHead() ? household.value() : null,
            citizen.birthDate(),
            citizen.isMale(),
            member.relation(),
            facts.ethnic(),
            facts.political(),
            facts.hukou().type(),
            facts.hukou().ofVillage(),
            facts.schooling().education(),
            facts.schooling().inSchool(),
            facts.schooling().dropoutReason(),
            facts.health().health(),
            facts.health().disabilityType(),
            facts.health().disabilityGrade(),
            facts.work().labour(),
            facts.work().workPlace(),
            facts.work().workMonths(),
            facts.absence().months(),
            facts.absence().sendsMoney(),
            facts.mandarin(),
            facts.soldier(),
            facts.sharesBudget(),
            facts.insurance().basicMedical(),
            facts.insurance().seriousIllness(),
            facts.insurance().pension(),
            facts.insurance().dibao(),
            sealed(member.phone(), "member.phone"),
            maskedPhone(member.phone()),
            on,
            reason
        };
    }

    void updateFacts(MemberId member, MemberFacts facts) {
        batches.update(
                "update registry_member set ethnic = ?, political = ?, hukou = ?, hukou_of_village = ?,"
                        + " education = ?, in_school = ?, dropout_reason = ?,"
                        + " health = ?, disability_type = ?, disability_grade = ?, labour = ?, work_place = ?,"
                        + " work_months = ?, months_away = ?, sends_money = ?, mandarin = ?, soldier = ?, shares_budget = ?, basic_medical = ?,"
                        + " serious_illness = ?, pension = ?, dibao = ? where id = ?",
                facts.ethnic(),
                facts.political(),
                facts.hukou().type(),
                facts.hukou().ofVillage(),
                facts.schooling().education(),
                facts.schooling().inSchool(),
                facts.schooling().dropoutReason(),
                facts.health().health(),
                facts.health().disabilityType(),
                facts.health().disabilityGrade(),
                facts.work().labour(),
                facts.work().workPlace(),
                facts.work().workMonths(),
                facts.absence().months(),
                facts.absence().sendsMoney(),
                facts.mandarin(),
                facts.soldier(),
                facts.sharesBudget(),
                facts.insurance().basicMedical(),
                facts.insurance().seriousIllness(),
                facts.insurance().pension(),
                facts.insurance().dibao(),
                member.value());
    }

    void updateContact(HouseholdId household, @Nullable String phone, @Nullable BankAccount account) {
        batches.update(
                "update registry_household set phone_sealed = ?, phone_masked = ?, bank_name = ?, account_sealed = ?,"
                        + " account_masked = ?, account_lookup = ? where id = ?",
                sealed(phone, "household.phone"),
                maskedPhone(phone),
                account == null ? null : account.bank(),
                account == null ? null : sealing.seal(account.number(), "household.account"),
                account == null ? null : account.masked(),
                account == null ? null : sealing.lookup("account|" + account.number()),
                household.value());
    }

    Optional<Household> household(HouseholdId id) {
        return jdbc.sql("select * from registry_household where id = ?")
                .param(id.value())
                .query((rs, n) -> household(rs))
                .optional();
    }

    /** Locks the household for the rest of the transaction: steps of one household follow one another. */
    Optional<Household> lock(HouseholdId id) {
        return jdbc.sql("select * from registry_household where id = ? for update")
                .param(id.value())
                .query((rs, n) -> household(rs))
                .optional();
    }

    List<Member> members(HouseholdId household) {
        return jdbc.sql("select * from registry_member where household_id = ? order by id")
                .param(household.value())
                .query((rs, n) -> member(rs))
                .list();
    }

    Optional<Member> member(MemberId id) {
        return jdbc.sql("select * from registry_member where id = ?")
                .param(id.value())
                .query((rs, n) -> member(rs))
                .optional();
    }

    Optional<HouseholdId> activeHouseholdOf(CitizenId citizen) {
        return jdbc.sql("select household_id from registry_member where active_lookup = ?")
                .param(citizenLookup(citizen))
                .query(Long.class)
                .optional()
                .map(HouseholdId::new);
    }

    RevealedHousehold revealed(HouseholdId id) {
        List<RevealedHousehold.Person> people = jdbc.sql(
                        "select name, citizen_sealed, phone_sealed from registry_member where household_id = ? and left_on is null order by id")
                .param(id.value())
                .query((rs, n) -> new RevealedHousehold.Person(
                        rs.getString("name"),
                        sealing.open(rs.getBytes("citizen_sealed"), "member.citizen"),
                        opened(rs.getBytes("phone_sealed"), "member.phone")))
                .list();
        return jdbc.sql("select phone_sealed, bank_name, account_sealed from registry_household where id = ?")
                .param(id.value())
                .query((rs, n) -> new RevealedHousehold(
                        people,
                        opened(rs.getBytes("phone_sealed"), "household.phone"),
                        rs.getString("bank_name"),
                        opened(rs.getBytes("account_sealed"), "household.account")))
                .single();
    }

    Optional<BankAccount> account(HouseholdId id) {
        return jdbc.sql("select bank_name, account_sealed from registry_household where id = ?"
                        + " and account_sealed is not null and bank_name is not null")
                .param(id.value())
                .query((rs, n) -> new BankAccount(
                        rs.getString("bank_name"), sealing.open(rs.getBytes("account_sealed"), "household.account")))
                .optional();
    }

    private static Household household(ResultSet rs) throws SQLException {
        String number = rs.getString("household_no");
        String mainCause = rs.getString("main_cause");
        RegisterEntry entry = null;
        if (mainCause != null) {
            List<String> others = new ArrayList<>();
            for (String column : List.of("other_cause_1", "other_cause_2")) {
                String cause = rs.getString(column);
                if (cause != null) {
                    others.add(cause);
                }
            }
            entry = new RegisterEntry(
                    mainCause,
                    others,
                    rs.getString("attribute"),
                    rs.getString("standard"),
                    rs.getInt("identified_year"));
        }
        LocalDate splitOn = rs.getObject("split_on", LocalDate.class);
        Long splitFrom = rs.getObject("split_from", Long.class);
        String account = rs.getString("account_masked");
        return new Household(
                new HouseholdId(rs.getLong("id")),
                new AreaCode(rs.getString("area_code")),
                number,
                rs.getString("head_name"),
                rs.getString("address"),
                rs.getString("phone_masked"),
                account == null ? null : rs.getString("bank_name") + " " + account,
                new FamilyMarks(
                        rs.getObject("martyr_family", Boolean.class),
                        rs.getObject("only_child", Boolean.class),
                        rs.getObject("two_daughters", Boolean.class)),
                HouseholdStatus.valueOf(rs.getString("status")),
                entry,
                splitOn == null
                        ? null
                        : new HouseholdSplit(splitOn, splitFrom == null ? null : new HouseholdId(splitFrom)),
                RegistrationCause.valueOf(rs.getString("registered_cause")),
                rs.getObject("registered_on", LocalDate.class));
    }

    private Member member(ResultSet rs) throws SQLException {
        return new Member(
                new MemberId(rs.getLong("id")),
                new HouseholdId(rs.getLong("household_id")),
                rs.getString("name"),
                CitizenId.parse(sealing.open(rs.getBytes("citizen_sealed"), "member.citizen")),
                rs.getString("relation"),
                new MemberFacts(
                        rs.getString("ethnic"),
                        rs.getString("political"),
                        new MemberFacts.Hukou(rs.getString("hukou"), rs.getObject("hukou_of_village", Boolean.class)),
                        new MemberFacts.Schooling(
                                rs.getString("education"), rs.getString("in_school"), rs.getString("dropout_reason")),
                        new MemberFacts.Health(
                                rs.getString("health"),
                                rs.getString("disability_type"),
                                rs.getString("disability_grade")),
                        new MemberFacts.Work(
                                rs.getString("labour"),
                                rs.getString("work_place"),
                                rs.getObject("work_months", Integer.class)),
                        new MemberFacts.Absence(
                                rs.getObject("months_away", Integer.class), rs.getObject("sends_money", Boolean.class)),
                        new MemberFacts.Insurance(
                                rs.getObject("basic_medical", Boolean.class),
                                rs.getObject("serious_illness", Boolean.class),
                                rs.getObject("pension", Boolean.class),
                                rs.getObject("dibao", Boolean.class)),
                        rs.getObject("mandarin", Boolean.class),
                        rs.getObject("soldier", Boolean.class),
                        rs.getBoolean("shares_budget")),
                rs.getString("phone_masked"),
                rs.getObject("joined_on", LocalDate.class),
                rs.getObject("left_on", LocalDate.class));
    }

    private byte @Nullable [] sealed(@Nullable String plain, String context) {
        return plain == null || plain.isBlank() ? null : sealing.seal(plain, context);
    }

    private @Nullable String opened(byte @Nullable [] sealed, String context) {
        return sealed == null ? null : sealing.open(sealed, context);
    }

    /** {@code 138****1234}. */
    static @Nullable String maskedPhone(@Nullable String phone) {
        if (phone == null || phone.isBlank()) {
            return null;
        }
        return phone.length() < 8 ? "****" : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
