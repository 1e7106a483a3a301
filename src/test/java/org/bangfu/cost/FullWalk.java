package org.bangfu.cost;

import java.util.function.Supplier;
import org.bangfu.common.CaseNumber;
import org.bangfu.identification.IdentificationSteps;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.registry.HouseholdId;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TestClock;
import org.jspecify.annotations.Nullable;

/** The way of the product: everything that belongs to each step is done and kept. */
public final class FullWalk implements CaseWalk {

    private static final int LONGER_THAN_A_NOTICE = 8;

    private final IdentificationSteps people;
    private final EngineJobs jobs;
    private final TestClock clock;

    public FullWalk(IdentificationSteps people, EngineJobs jobs, TestClock clock) {
        this.people = people;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void walk(Steps steps) {
        HouseholdId household = people.family();
        CaseNumber number = taken(steps, "申请立案", () -> people.applied(household));
        steps.take("受理申请", () -> people.accepted(number));
        steps.take("入户调查", () -> people.visited(number, 1500));
        steps.take("小组评议", () -> people.appraisedInGroup(number, true));
        steps.take("收集授权并送比对", () -> people.authorised(number));
        steps.take("人工比对", () -> people.comparedManually(number));
        steps.take("村民代表大会评议", () -> people.votedInAssembly(number, true));
        steps.take("签署初选名单", () -> people.signedPreliminaryList(number));
        noticed(steps, "第一次公示", number);
        steps.take("乡镇审核", () -> people.reviewedByTownship(number));
        noticed(steps, "第二次公示", number);
        steps.take("县级复审", () -> people.reviewedByCounty(number));
        steps.take("领导小组审定", () -> people.determined(number));
        steps.take("张贴公告", () -> people.announced(number));
        steps.take("填写登记表", () -> people.registered(number));
    }

    private void noticed(Steps steps, String notice, CaseNumber number) {
        NoticeSheet sheet = taken(steps, notice + "：张贴", () -> people.posted(number));
        clock.plusDays(LONGER_THAN_A_NOTICE);
        steps.take(notice + "：期满", jobs::runDue);
        steps.take(notice + "：撤榜", () -> people.takenDown(sheet));
    }

    private static <T> T taken(Steps steps, String name, Supplier<T> step) {
        Result<T> result = new Result<>();
        steps.take(name, () -> result.value = step.get());
        T value = result.value;
        if (value == null) {
            throw new IllegalStateException("the step was not run: " + name);
        }
        return value;
    }

    private static final class Result<T> {
        @Nullable
        T value;
    }
}
