package org.bangfu.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the cases of campaigns, one transaction for each household. A campaign belongs to the node that holds its lease;
 * when the node dies the lease runs out and another goes on with the households that have no case of the campaign yet. A
 * household that is opened twice at the same moment is refused by the database.
 */
@Component
class CampaignWorker implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CampaignWorker.class);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final long BEAT = 5_000;

    private final CampaignRows rows;
    private final ReviewCases cases;
    private final Reviews reviews;
    private final CaseFiles caseFiles;
    private final Households households;
    private final Clock clock;
    private final TransactionTemplate alone;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread worker = new Thread(task, "review-campaigns");
        worker.setDaemon(true);
        return worker;
    });

    CampaignWorker(
            CampaignRows rows,
            ReviewCases cases,
            Reviews reviews,
            CaseFiles caseFiles,
            Households households,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.cases = cases;
        this.reviews = reviews;
        this.caseFiles = caseFiles;
        this.households = households;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var work = thread.scheduleWithFixedDelay(this::workQuietly, BEAT, BEAT, TimeUnit.MILLISECONDS);
    }

    @TransactionalEventListener
    void on(Campaigns.Opened opened) {
        var work = thread.submit(this::workQuietly);
    }

    /** Works off what is due and comes back when it is done. */
    void workNow() throws InterruptedException, ExecutionException {
        thread.submit(this::workQuietly).get();
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }

    private void workQuietly() {
        try {
            for (long id : rows.due(Instant.now())) {
                Instant now = Instant.now();
                if (rows.lease(id, now, now.plus(LEASE))) {
                    build(rows.find(id).orElseThrow(), Integer.MAX_VALUE);
                }
            }
        } catch (RuntimeException e) {
            // the lease runs out and the work goes on
            LOG.warn(
                    "Work on campaigns stopped and will go on: {}", e.getClass().getName());
        }
    }

    /**
     * Opens the cases that are missing, as far as the most says; the campaign is built when none is missing any more.
     *
     * @return how many were opened
     */
    int build(Campaign campaign, int most) {
        List<HouseholdId> all = households.inArea(campaign.village(), reviewed(campaign));
        if (campaign.planned() == null) {
            rows.planned(campaign.id(), all.size());
        }
        int opened = 0;
        int skipped = 0;
        for (HouseholdId household : all) {
            if (cases.isInCampaign(campaign.id(), household)) {
                continue;
            }
            if (opened == most) {
                return opened;
            }
            if (open(campaign, household)) {
                opened++;
            } else {
                skipped++;
            }
            rows.hold(campaign.id(), Instant.now().plus(LEASE));
        }
        rows.built(campaign.id(), skipped, OffsetDateTime.now(clock));
        return opened;
    }

    private static Set<HouseholdStatus> reviewed(Campaign campaign) {
        return campaign.includeOrdinary()
                ? EnumSet.allOf(HouseholdStatus.class)
                : EnumSet.of(HouseholdStatus.POOR, HouseholdStatus.RELAPSED, HouseholdStatus.EXITED);
    }

    /** Whether the household got its case; one that has an open review keeps that. */
    private boolean open(Campaign campaign, HouseholdId household) {
        if (caseFiles.openCase(household, CaseKind.REVIEW).isPresent()) {
            return false;
        }
        try {
            alone.executeWithoutResult(tx -> {
                var number = reviews.openInCampaign(household, campaign);
            });
            return true;
        } catch (CaseAlreadyOpen | DuplicateKeyException e) {
            return false;
        }
    }
}
