package org.bangfu.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of campaigns, with the lease of the node that works on one. */
@Repository
class CampaignRows {

    private static final String SELECT = "select c.*, (select count(*) from review_case r where r.campaign_id = c.id)"
            + " as opened from review_campaign c ";

    private final JdbcClient jdbc;

    CampaignRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            int year,
            AreaCode village,
            String title,
            boolean includeOrdinary,
            LocalDate on,
            PersonId by,
            LocalDate overallDue) {
        jdbc.sql("""
                insert into review_campaign (review_year, village, title, include_ordinary, opened_on, opened_by,
                    overall_due, status) values (?, ?, ?, ?, ?, ?, ?, 'BUILDING')""")
                .params(year, village.value(), title, includeOrdinary, on, by.value(), overallDue)
                .update();
    }

    Optional<Campaign> find(long id) {
        return jdbc.sql(SELECT + "where c.id = ?")
                .param(id)
                .query(CampaignRows::row)
                .optional();
    }

    Optional<Campaign> find(int year, AreaCode village) {
        return jdbc.sql(SELECT + "where c.review_year = ? and c.village = ?")
                .params(year, village.value())
                .query(CampaignRows::row)
                .optional();
    }

    /** The latest of an area and what lies within it. */
    List<Campaign> within(AreaCode area, int most) {
        return jdbc.sql(SELECT + "where c.village like ? order by c.review_year desc, c.village fetch first " + most
                        + " rows only")
                .param(area.value() + "%")
                .query(CampaignRows::row)
                .list();
    }

    List<Long> due(Instant now) {
        return jdbc.sql("select id from review_campaign where status = 'BUILDING'"
                        + " and (lease_until is null or lease_until < ?) order by id")
                .param(at(now))
                .query(Long.class)
                .list();
    }

    /** Takes or prolongs the work on a campaign for a while; only one node has it. */
    boolean lease(long id, Instant now, Instant until) {
        return jdbc.sql("update review_campaign set lease_until = ? where id = ? and status = 'BUILDING'"
                                + " and (lease_until is null or lease_until < ?)")
                        .params(at(until), id, at(now))
                        .update()
                == 1;
    }

    void hold(long id, Instant until) {
        jdbc.sql("update review_campaign set lease_until = ? where id = ? and status = 'BUILDING'")
                .params(at(until), id)
                .update();
    }

    void planned(long id, int households) {
        jdbc.sql("update review_campaign set planned = ? where id = ?")
                .params(households, id)
                .update();
    }

    void built(long id, int skipped, OffsetDateTime at) {
        jdbc.sql("update review_campaign set status = 'BUILT', skipped = ?, built_at = ? where id = ? and status ="
                        + " 'BUILDING'")
                .params(skipped, at, id)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Campaign row(ResultSet rs, int n) throws SQLException {
        return new Campaign(
                rs.getLong("id"),
                rs.getInt("review_year"),
                new AreaCode(rs.getString("village")),
                rs.getString("title"),
                rs.getBoolean("include_ordinary"),
                rs.getObject("opened_on", LocalDate.class),
                new PersonId(rs.getString("opened_by")),
                rs.getObject("overall_due", LocalDate.class),
                Campaign.Status.valueOf(rs.getString("status")),
                rs.getObject("planned", Integer.class),
                rs.getInt("skipped"),
                rs.getInt("opened"));
    }
}
