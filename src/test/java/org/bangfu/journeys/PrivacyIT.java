package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bangfu.engine.SeatDirectory;
import org.bangfu.people.Staff;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.EngineScan;
import org.bangfu.testing.KeptLog;
import org.bangfu.testing.RequestLines;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people write about families on their way through the county stays where it belongs. */
@BangfuIT
class PrivacyIT {

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople people;

    @Autowired
    Staff staff;

    @Autowired
    SeatDirectory seats;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    EngineScan engine;

    @Autowired
    RequestLines requests;

    @Test
    void noWordOfTheWholeWayStandsInTheEngineTheLogOrAnAddress() {
        Office office = new Office(port, people, staff, seats);

        beans.createBean(CountyJourney.class).run(office, Watcher.nobody());

        for (String trace : List.of(CountyJourney.MARK, CountyJourney.SURNAME, "73519.64", "7351964")) {
            assertThat(engine.placesOf(trace)).as(trace).isEmpty();
            assertThat(KeptLog.lines()).as(trace).noneMatch(line -> line.contains(trace));
            assertThat(requests.lines()).as(trace).noneMatch(line -> line.contains(trace));
        }
    }
}
