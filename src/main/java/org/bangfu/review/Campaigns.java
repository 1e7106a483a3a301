package org.bangfu.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.PersonId;
import org.bangfu.engine.Actor;
import org.bangfu.policy.PolicyParameters;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The yearly reviews of villages. Their cases are opened in the background, see {@link CampaignWorker}. */
@Component
@Transactional
public class Campaigns {

    private static final int LISTED = 400;

    private final CampaignRows rows;
    private final PolicyParameters policy;
    private final AuditTrail audit;
    private final Actor actor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Campaigns(
            CampaignRows rows,
            PolicyParameters policy,
            AuditTrail audit,
            Actor actor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.policy = policy;
        this.audit = audit;
        this.actor = actor;
        this.events = events;
        this.clock = clock;
    }

    /** Campaigns were opened; heard after the transaction. */
    record Opened() {}

    /**
     * Opens this year's campaign for each of the villages that has none yet; asking again changes nothing.
     *
     * @param includeOrdinary whether households that are not in the register are reviewed as well
     * @return the campaigns that were opened now
     * @throws ReviewRefused when an area is no village
     */
    public List<Campaign> open(Collection<AreaCode> villages, String title, boolean includeOrdinary) {
        int year = today().getYear();
        LocalDate due = today().plusDays(policy.days("review.campaign.sla", today()));
        PersonId by = actor.current().orElse(PersonId.SYSTEM);
        List<Campaign> opened = new ArrayList<>();
        for (AreaCode village : villages) {
            if (village.level() != AreaLevel.VILLAGE) {
                throw new ReviewRefused("年度复核按村开展，请选择村");
            }
            if (rows.find(year, village).isEmpty()) {
                rows.insert(year, village, title, includeOrdinary, today(), by, due);
                opened.add(rows.find(year, village).orElseThrow());
                audit.record(AuditEntry.of("review.campaignOpened").in(village).with("year", year));
            }
        }
        events.publishEvent(new Opened());
        return opened;
    }

    /** The latest campaigns of an area and what lies within it. */
    @Transactional(readOnly = true)
    public List<Campaign> within(AreaCode area) {
        return rows.within(area, LISTED);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
