package org.bangfu.registry;

import org.bangfu.common.Money;

/**
 * A household's figures of one year (guide D1); grain: household and year.
 *
 * @param members who share living and budget at the end of the year, students and soldiers included
 */
public record YearlySnapshot(
        int year,
        int members,
        IncomeAccount income,
        Spending spending,
        HousingFacts housing,
        WaterFacts water,
        LandFacts land,
        LivingFacts living,
        RelocationFacts relocation) {

    public YearlySnapshot {
        if (year < 2000 || year > 2100) {
            throw new IllegalArgumentException("年度应为四位年份，请核对");
        }
        if (members <= 0) {
            throw new IllegalArgumentException("共同生活人口应大于零，请核对家庭成员");
        }
    }

    /** Nothing known but the year and the members. */
    public static YearlySnapshot of(int year, int members) {
        return new YearlySnapshot(
                year,
                members,
                IncomeAccount.NONE,
                Spending.NONE,
                HousingFacts.UNKNOWN,
                WaterFacts.UNKNOWN,
                LandFacts.UNKNOWN,
                LivingFacts.UNKNOWN,
                RelocationFacts.UNKNOWN);
    }

    public YearlySnapshot with(IncomeAccount newIncome) {
        return new YearlySnapshot(year, members, newIncome, spending, housing, water, land, living, relocation);
    }

    public YearlySnapshot with(Spending newSpending) {
        return new YearlySnapshot(year, members, income, newSpending, housing, water, land, living, relocation);
    }

    public YearlySnapshot with(HousingFacts newHousing) {
        return new YearlySnapshot(year, members, income, spending, newHousing, water, land, living, relocation);
    }

    public YearlySnapshot with(WaterFacts newWater) {
        return new YearlySnapshot(year, members, income, spending, housing, newWater, land, living, relocation);
    }

    public YearlySnapshot with(LandFacts newLand) {
        return new YearlySnapshot(year, members, income, spending, housing, water, newLand, living, relocation);
    }

    public YearlySnapshot with(LivingFacts newLiving) {
        return new YearlySnapshot(year, members, income, spending, housing, water, land, newLiving, relocation);
    }

    public Money perCapita() {
        return income.perCapita(members);
    }

    /** What the household itself paid in the year for illness and schooling. */
    public record Spending(Money medical, Money education) {
        public static final Spending NONE = new Spending(Money.ZERO, Money.ZERO);
    }
}
