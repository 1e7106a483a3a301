package org.bangfu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Yearly snapshots as rows. */
@Component
class SnapshotRows {

    private static final String INSERT = Sql.insert(
            "registry_snapshot",
            "household_id",
            "snapshot_year",
            "source",
            "recorded_on",
            "members",
            "wage_fen",
            "planting_fen",
            "forestry_fen",
            "breeding_fen",
            "other_operating_fen",
            "dividend_fen",
            "other_property_fen",
            "in_kind_fen",
            "operating_cost_fen",
            "tax_fen",
            "medical_fen",
            "education_fen",
            "house_area",
            "house_structure",
            "house_year",
            "house_grade",
            "renovation_year",
            "water_safe",
            "water_difficult",
            "water_source",
            "cultivated",
            "irrigated",
            "forest",
            "grain_for_green",
            "orchard",
            "pasture",
            "water_surface",
            "production_power",
            "living_power",
            "radio_tv",
            "sanitary_toilet",
            "fuel",
            "road_distance",
            "entry_road",
            "coop_member",
            "lead_enterprise",
            "entrepreneur_led",
            "relocation_need",
            "relocation_mode",
            "relocation_settle",
            "relocation_place",
            "relocation_trouble");

    private static final String INSERT_TRANSFER =
            Sql.insert("registry_transfer", "household_id", "snapshot_year", "code", "amount_fen");

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    SnapshotRows(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /** Puts the snapshots in place of those of the same household and year. */
    void put(Map<HouseholdId, YearlySnapshot> snapshots, SnapshotSource source, LocalDate on) {
        List<Object[]> old = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> transfers = new ArrayList<>();
        snapshots.forEach((household, snapshot) -> {
            old.add(new Object[] {household.value(), snapshot.year()});
            rows.add(row(household, snapshot, source, on));
            snapshot.income()
                    .transfers()
                    .forEach((code, amount) ->
                            transfers.add(new Object[] {household.value(), snapshot.year(), code, amount.fen()}));
        });
        batches.batchUpdate("delete from registry_snapshot where household_id = ? and snapshot_year = ?", old);
        batches.batchUpdate(INSERT, rows);
        batches.batchUpdate(INSERT_TRANSFER, transfers);
    }

    /** All years, the newest first. */
    List<RecordedSnapshot> of(HouseholdId household) {
        Map<Integer, Map<String, Money>> transfers = new HashMap<>();
        jdbc.sql("select snapshot_year, code, amount_fen from registry_transfer where household_id = ?")
                .param(household.value())
                .query(rs -> {
                    transfers
                            .computeIfAbsent(rs.getInt("snapshot_year"), year -> new TreeMap<>())
                            .put(rs.getString("code"), new Money(rs.getLong("amount_fen")));
                });
        return jdbc.sql("select * from registry_snapshot where household_id = ? order by snapshot_year desc")
                .param(household.value())
                .query((rs, n) -> new RecordedSnapshot(
                        snapshot(rs, transfers.getOrDefault(rs.getInt("snapshot_year"), Map.of())),
                        SnapshotSource.valueOf(rs.getString("source")),
                        rs.getObject("recorded_on", LocalDate.class)))
                .list();
    }

    private static @Nullable Object[] row(
            HouseholdId household, YearlySnapshot snapshot, SnapshotSource source, LocalDate on) {
        IncomeAccount income = snapshot.income();
        HousingFacts housing = snapshot.housing();
        WaterFacts water = snapshot.water();
        LandFacts land = snapshot.land();
        LivingFacts living = snapshot.living();
        RelocationFacts relocation = snapshot.relocation();
        return new @Nullable Object[] {
            household.value(),
            snapshot.year(),
            source.name(),
            on,
            snapshot.members(),
            income.wage().fen(),
            income.planting().fen(),
            income.forestry().fen(),
            income.breeding().fen(),
            income.otherOperating().fen(),
            income.dividend().fen(),
            income.otherProperty().fen(),
            income.inKind().fen(),
            income.operatingCost().fen(),
            income.tax().fen(),
            snapshot.spending().medical().fen(),
            snapshot.spending().education().fen(),
            housing.areaM2(),
            housing.structure(),
            housing.builtYear(),
            housing.grade(),
            housing.renovationYear(),
            water.safe(),
            water.difficult(),
            water.source(),
            land.cultivated(),
            land.irrigated(),
            land.forest(),
            land.grainForGreen(),
            land.orchard(),
            land.pasture(),
            land.waterSurface(),
            living.productionPower(),
            living.livingPower(),
            living.radioTv(),
            living.sanitaryToilet(),
            living.fuel(),
            living.roadDistanceKm(),
            living.entryRoad(),
            living.coopMember(),
            living.leadEnterprise(),
            living.entrepreneurLed(),
            relocation.need(),
            relocation.mode(),
            relocation.settlement(),
            relocation.place(),
            relocation.difficulty()
        };
    }

    private static YearlySnapshot snapshot(ResultSet rs, Map<String, Money> transfers) throws SQLException {
        return new YearlySnapshot(
                rs.getInt("snapshot_year"),
                rs.getInt("members"),
                new IncomeAccount(
                        new Money(rs.getLong("wage_fen")),
                        new Money(rs.getLong("planting_fen")),
                        new Money(rs.getLong("forestry_fen")),
                        new Money(rs.getLong("breeding_fen")),
                        new Money(rs.getLong("other_operating_fen")),
                        new Money(rs.getLong("dividend_fen")),
                        new Money(rs.getLong("other_property_fen")),
                        transfers,
                        new Money(rs.getLong("in_kind_fen")),
                        new Money(rs.getLong("operating_cost_fen")),
                        new Money(rs.getLong("tax_fen"))),
                new YearlySnapshot.Spending(
                        new Money(rs.getLong("medical_fen")), new Money(rs.getLong("education_fen"))),
                new HousingFacts(
                        rs.getBigDecimal("house_area"),
                        rs.getString("house_structure"),
                        rs.getObject("house_year", Integer.class),
                        rs.getString("house_grade"),
                        rs.getObject("renovation_year", Integer.class)),
                new WaterFacts(
                        rs.getObject("water_safe", Boolean.class),
                        rs.getObject("water_difficult", Boolean.class),
                        rs.getString("water_source")),
                new LandFacts(
                        rs.getBigDecimal("cultivated"),
                        rs.getBigDecimal("irrigated"),
                        rs.getBigDecimal("forest"),
                        rs.getBigDecimal("grain_for_green"),
                        rs.getBigDecimal("orchard"),
                        rs.getBigDecimal("pasture"),
                        rs.getBigDecimal("water_surface")),
                new LivingFacts(
                        rs.getObject("production_power", Boolean.class),
                        rs.getObject("living_power", Boolean.class),
                        rs.getObject("radio_tv", Boolean.class),
                        rs.getObject("sanitary_toilet", Boolean.class),
                        rs.getString("fuel"),
                        rs.getBigDecimal("road_distance"),
                        rs.getString("entry_road"),
                        rs.getObject("coop_member", Boolean.class),
                        rs.getObject("lead_enterprise", Boolean.class),
                        rs.getObject("entrepreneur_led", Boolean.class)),
                new RelocationFacts(
                        rs.getObject("relocation_need", Boolean.class),
                        rs.getString("relocation_mode"),
                        rs.getString("relocation_settle"),
                        rs.getString("relocation_place"),
                        rs.getString("relocation_trouble")));
    }
}
