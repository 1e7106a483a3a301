package org.bangfu.exit;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the departments signed. */
@Repository
class SectorChecks {

    private final JdbcClient jdbc;

    SectorChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void sign(CaseNumber number, int round, SectorOpinion opinion) {
        jdbc.sql("insert into exit_sector (case_number, sector_round, department, passed, reason, signed_by, signed_on)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number.value(),
                        round,
                        opinion.department().name(),
                        opinion.passed(),
                        opinion.reason(),
                        opinion.by().value(),
                        opinion.on())
                .update();
    }

    List<SectorOpinion> of(CaseNumber number, int round) {
        return jdbc.sql("select * from exit_sector where case_number = ? and sector_round = ? order by department")
                .params(number.value(), round)
                .query((rs, n) -> new SectorOpinion(
                        Role.valueOf(rs.getString("department")),
                        rs.getBoolean("passed"),
                        rs.getString("reason"),
                        new PersonId(rs.getString("signed_by")),
                        rs.getObject("signed_on", LocalDate.class)))
                .list();
    }
}
