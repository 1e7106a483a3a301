package org.bangfu.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bangfu.common.Role;
import org.bangfu.engine.OpenTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextActionTest {

    private static final List<DeskPage.Place> PLACES =
            List.of(DeskPage.Place.of(Destination.APPLICATION, 0), DeskPage.Place.of(Destination.CASES, 0));

    @Test
    void whatIsOverdueComesFirst() {
        DeskPage.NextAction next = DeskPage.NextAction.of(new OpenTasks.Counts(2, 5, 3, 1), PLACES);

        assertThat(next.sentence()).isEqualTo("有 1 项任务已过办理期限，请先办理。");
        assertThat(next.urgent()).isTrue();
    }

    @Test
    void whatIsDueSoonComesBeforeWhatWasClaimed() {
        DeskPage.NextAction next = DeskPage.NextAction.of(new OpenTasks.Counts(2, 5, 3, 0), PLACES);

        assertThat(next.sentence()).isEqualTo("有 3 项任务即将到期。");
    }

    @Test
    void whatWasClaimedComesBeforeWhatWaitsForTheSeat() {
        DeskPage.NextAction next = DeskPage.NextAction.of(new OpenTasks.Counts(2, 5, 0, 0), PLACES);

        assertThat(next.sentence()).isEqualTo("您已认领 2 项任务，还没有办完。");
        assertThat(next.urgent()).isFalse();
    }

    @Test
    void whoHasNoTaskIsLedToTheFirstThingOfThePost() {
        DeskPage.NextAction next = DeskPage.NextAction.of(new OpenTasks.Counts(0, 0, 0, 0), PLACES);

        assertThat(next.path()).isEqualTo(Destination.APPLICATION.path());
    }

    @Test
    void whereSomethingWaitsComesBeforeWhatCanBeBegun() {
        DeskPage.NextAction next = DeskPage.NextAction.of(
                new OpenTasks.Counts(0, 0, 0, 0),
                List.of(
                        DeskPage.Place.of(Destination.APPLICATION, 0),
                        DeskPage.Place.of(Destination.INTEGRITY_FLAGS, 3)));

        assertThat(next.path()).isEqualTo(Destination.INTEGRITY_FLAGS.path());
        assertThat(next.sentence()).isEqualTo("“风险提示”有 3 项等您办理。");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleFindsAPlaceInTheMenuAndOnlyCaseworkersTheTasks(Role role) {
        List<Destination> places = Arrays.stream(Destination.values())
                .filter(place -> place.servesAnyOf(Set.of(role)))
                .toList();

        assertThat(places).contains(Destination.DESK).hasSizeGreaterThan(1);
        assertThat(places.contains(Destination.TASKS)).isEqualTo(role.actsOnCases());
        assertThat(places.contains(Destination.CASES)).isEqualTo(role.readsCases());
    }
}
