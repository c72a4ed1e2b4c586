package dev.slipway.core.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezeTest {
    private static final Freeze WEEKEND = new Freeze("Fri 16:00 - Mon 08:00 Europe/Zurich");

    @Test
    void aWeekendIsFrozenInItsOwnZone() {
        assertThat(WEEKEND.endIfOn(at("2026-11-27T14:59:00Z"))).isEmpty();
        assertThat(WEEKEND.endIfOn(at("2026-11-27T15:00:00Z")))
                .contains(at("2026-11-30T07:00:00Z"));
        assertThat(WEEKEND.endIfOn(at("2026-11-29T23:00:00Z")))
                .contains(at("2026-11-30T07:00:00Z"));
        assertThat(WEEKEND.endIfOn(at("2026-11-30T07:00:00Z"))).isEmpty();
    }

    @Test
    void aChangeOfClocksMovesNoWindow() {
        assertThat(WEEKEND.endIfOn(at("2026-10-24T10:00:00Z")))
                .contains(at("2026-10-26T07:00:00Z"));
        assertThat(WEEKEND.endIfOn(at("2026-03-28T10:00:00Z")))
                .contains(at("2026-03-30T06:00:00Z"));
    }

    @Test
    void aWindowMayBeginAndEndOnOneDay() {
        var night = new Freeze("mon 22:00-mon 06:00");
        assertThat(night.endIfOn(at("2026-11-23T23:00:00Z"))).contains(at("2026-11-30T06:00:00Z"));
        assertThat(night.endIfOn(at("2026-11-23T12:00:00Z"))).isEmpty();
        var lunch = new Freeze("Wed 12:00 - Wed 13:00");
        assertThat(lunch.endIfOn(at("2026-11-25T12:30:00Z"))).contains(at("2026-11-25T13:00:00Z"));
        assertThat(lunch.endIfOn(at("2026-11-25T13:30:00Z"))).isEmpty();
    }

    @Test
    void datesAreWholeDays() {
        var holidays = new Freeze("2026-12-20 - 2027-01-03");
        assertThat(holidays.endIfOn(at("2026-12-19T23:59:59Z"))).isEmpty();
        assertThat(holidays.endIfOn(at("2027-01-03T23:59:59Z")))
                .contains(at("2027-01-04T00:00:00Z"));
    }

    @Test
    void windowsThatTouchCountAsOne() {
        var freezes = List.of(WEEKEND, new Freeze("2026-11-30 - 2026-12-01 Europe/Zurich"));
        assertThat(Freeze.endOf(freezes, at("2026-11-28T12:00:00Z")))
                .contains(at("2026-12-01T23:00:00Z"));
        assertThat(Freeze.endOf(freezes, at("2026-11-26T12:00:00Z"))).isEmpty();
    }

    @Test
    void whatIsNoWindowIsRefusedWithAnExample() {
        for (var text :
                List.of(
                        "",
                        "always",
                        "Fri 16:00",
                        "Fri 25:00 - Mon 08:00",
                        "Fri 16:00 - Fri 16:00",
                        "Xyz 16:00 - Mon 08:00",
                        "Fri 16:00 - Mon 08:00 Nowhere/Land",
                        "2027-01-03 - 2026-12-20",
                        "2026-13-01 - 2026-14-01")) {
            assertThatThrownBy(() -> new Freeze(text))
                    .as(text)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("no freeze window");
        }
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
