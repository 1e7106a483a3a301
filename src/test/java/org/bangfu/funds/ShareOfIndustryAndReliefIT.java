package org.bangfu.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Money;
import org.bangfu.registry.Households;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The 70 % gauge: nothing outside industry and relief once the rest could no longer reach it, unless the leading group says so. */
@BangfuIT
class ShareOfIndustryAndReliefIT {

    @Autowired
    Grants grants;

    @Autowired
    Budgets budgets;

    @Autowired
    Households households;

    @Autowired
    CaseFiles cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ActingAs acting;

    private TrialMoney trial;

    @BeforeEach
    void aYearWithMoney() {
        clock.moveTo(LocalDate.of(2018, 5, 2));
        trial = new TrialMoney(households, cases, jdbc, transaction, clock);
        acting.person(
                "xian-caizheng1",
                () -> budgets.raise(
                        2018,
                        FundChannel.SPECIAL,
                        FundCategory.RELIEF,
                        Money.yuan(100_000),
                        "试验" + System.nanoTime(),
                        clock.today()));
    }

    private void raise(FundCategory category, long yuan) {
        acting.person(
                "xian-caizheng1",
                () -> budgets.raise(
                        clock.today().getYear(),
                        FundChannel.AGRICULTURE,
                        category,
                        Money.yuan(yuan),
                        "试验" + System.nanoTime(),
                        clock.today()));
    }

    private void commit(FundCategory category, FundUse use, String document, Money amount) {
        acting.person(
                "xian-caizheng1",
                () -> budgets.commit(
                        clock.today().getYear(), category, use, new AreaCode("430527"), "试验项目", document, amount));
    }

    @Test
    void thirtyPerCentForOtherThingsMayBePromisedAndNotAFenMore() {
        clock.moveTo(LocalDate.of(2036, 2, 1));
        raise(FundCategory.INDUSTRY, 60_000);
        raise(FundCategory.INFRASTRUCTURE, 40_000);
        assertThat(budgets.year(2036).raised().isReached()).isFalse();

        commit(FundCategory.INFRASTRUCTURE, FundUse.VILLAGE_ROAD, "路1", Money.yuan(30_000));
        assertThatThrownBy(() -> commit(FundCategory.INFRASTRUCTURE, FundUse.VILLAGE_ROAD, "路2", new Money(1)))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("领导小组");
        commit(FundCategory.INDUSTRY, FundUse.INDUSTRY_PROJECT, "产业1", Money.yuan(60_000));

        assertThat(budgets.year(2036).committed().shown()).isEqualTo("66.6 %");
        assertThat(budgets.year(2036).lines()).hasSize(2);
        assertThat(budgets.wrongBalances()).isEmpty();
    }

    @Test
    void theLeadingGroupLetsOneCommitmentThroughWithAReason() {
        clock.moveTo(LocalDate.of(2037, 2, 1));
        raise(FundCategory.RELIEF, 10);
        raise(FundCategory.HOUSING, 90);
        assertThatThrownBy(() -> commit(FundCategory.HOUSING, FundUse.HOUSE_BUILDING, "房1", Money.yuan(80)))
                .isInstanceOf(FundRefused.class);
        assertThatThrownBy(
                        () -> acting.person("xian-lingdao1", () -> budgets.override(2037, "房1", Money.yuan(80), " ")))
                .isInstanceOf(FundRefused.class);
        acting.person("xian-lingdao1", () -> budgets.override(2037, "房1", Money.yuan(80), "水毁房屋必须今年重建"));

        assertThatThrownBy(() -> commit(FundCategory.HOUSING, FundUse.HOUSE_BUILDING, "房1", Money.yuan(81)))
                .isInstanceOf(FundRefused.class);
        commit(FundCategory.HOUSING, FundUse.HOUSE_BUILDING, "房1", Money.yuan(80));

        assertThat(budgets.overrides(2037))
                .singleElement()
                .satisfies(override -> assertThat(override.reference()).isEqualTo("房1"));
    }

    @Test
    void aUseOnTheNegativeListIsRefusedHereAndByTheDatabase() {
        clock.moveTo(LocalDate.of(2036, 2, 1));
        for (FundUse use : FundUse.values()) {
            if (!use.isAllowed()) {
                assertThatThrownBy(() -> commit(FundCategory.INDUSTRY, use, "负面" + use, Money.yuan(1)))
                        .as(use.name())
                        .isInstanceOf(FundRefused.class)
                        .hasMessageContaining("负面清单");
                for (boolean allowed : new boolean[] {true, false}) {
                    assertThat(trial.attack(() -> jdbc.sql("insert into funds_project (fund_year, category, use_code,"
                                            + " use_allowed, area, title, document_no, amount_fen, committed_at, committed_by)"
                                            + " select fund_year, 'OTHER', ?, ?, '430527', 't', 'd', 1, current_timestamp, 'p1'"
                                            + " from funds_year where fund_year = 2018")
                                    .params(use.name(), allowed)
                                    .update()))
                            .as(use.name())
                            .isInstanceOf(DataAccessException.class);
                }
            }
        }
    }

    @Test
    void theYearReachesItsMinimumAtThirtyMillionAndNotAFenBelow() {
        clock.moveTo(LocalDate.of(2038, 2, 1));
        raise(FundCategory.INDUSTRY, 29_999_999);
        assertThat(budgets.year(2038).reachesMinimum()).isFalse();

        raise(FundCategory.INDUSTRY, 1);

        assertThat(budgets.year(2038).reachesMinimum()).isTrue();
        assertThat(budgets.year(2038).channels().get(FundChannel.AGRICULTURE)).isEqualTo(Money.yuan(30_000_000));
    }
}
