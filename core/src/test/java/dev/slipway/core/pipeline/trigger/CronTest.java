package dev.slipway.core.pipeline.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static List<String> next(String spec, String from, int count) {
        var cron = Cron.parse(spec, "shop", UTC);
        var times = new ArrayList<String>();
        var at = Instant.parse(from);
        for (var i = 0; i < count; i++) {
            at = cron.after(at).orElseThrow();
            times.add(at.toString());
        }
        return times;
    }

    @ParameterizedTest
    @CsvSource({
        "*/15 * * * *,2026-11-25T10:07:30Z,2026-11-25T10:15:00Z",
        "0 2 * * *,2026-11-25T02:00:00Z,2026-11-26T02:00:00Z",
        "30 4 1 * *,2026-11-25T00:00:00Z,2026-12-01T04:30:00Z",
        "0 0 29 2 *,2026-11-25T00:00:00Z,2028-02-29T00:00:00Z",
        "0 9 * * 1-5,2026-11-27T09:00:00Z,2026-11-30T09:00:00Z",
        "0 9 * * 7,2026-11-25T00:00:00Z,2026-11-29T09:00:00Z",
        "0 9 * * 0,2026-11-25T00:00:00Z,2026-11-29T09:00:00Z",
        "0 9 13 * 5,2026-11-25T00:00:00Z,2027-08-13T09:00:00Z",
        "'5,35 8-10/2 * 6 *',2026-11-25T00:00:00Z,2027-06-01T08:05:00Z",
        "59 23 31 12 *,2026-12-31T23:59:00Z,2027-12-31T23:59:00Z",
    })
    void findsTheNextTime(String spec, String from, String expected) {
        assertThat(next(spec, from, 1)).containsExactly(expected);
    }

    @Test
    void aTimeThatNeverComesIsNone() {
        var cron = Cron.parse("0 0 31 2 *", "shop", UTC);
        assertThat(cron.after(Instant.parse("2026-11-25T00:00:00Z"))).isEmpty();
    }

    @Test
    void severalLinesCommentsAndAZone() {
        var spec = "TZ=Asia/Shanghai\n# nightly\n0 3 * * *   # early\n\n0 15 * * *\n";
        assertThat(next(spec, "2026-11-25T00:00:00Z", 3))
                .containsExactly(
                        "2026-11-25T07:00:00Z", "2026-11-25T19:00:00Z", "2026-11-26T07:00:00Z");
    }

    // Berlin: 2026-03-29 02:00 -> 03:00, 2026-10-25 03:00 -> 02:00
    @Test
    void whatFallsIntoTheGapIsDoneAfterIt() {
        assertThat(next("TZ=Europe/Berlin\n30 2 * * *", "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
        assertThat(next("TZ=Europe/Berlin\n30,45 2,3 * * *", "2026-03-28T12:00:00Z", 3))
                .containsExactly(
                        "2026-03-29T01:30:00Z", "2026-03-29T01:45:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void aNamedHourThatComesTwiceIsDoneOnceEveryHourBothTimes() {
        assertThat(next("TZ=Europe/Berlin\n30 2 * * *", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(next("TZ=Europe/Berlin\n30 * * * *", "2026-10-25T00:00:00Z", 3))
                .containsExactly(
                        "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z");
    }

    @Test
    void hIsTheSameForOneProjectAndSpreadOverMany() {
        var first = Cron.parse("H H * * *", "shop", UTC);
        var from = Instant.parse("2026-11-25T00:00:00Z");
        assertThat(Cron.parse("H H * * *", "shop", UTC).after(from)).isEqualTo(first.after(from));

        var minutes = new HashSet<Integer>();
        for (var i = 0; i < 200; i++) {
            var at = Cron.parse("@hourly", "project" + i, UTC).after(from).orElseThrow();
            minutes.add(at.atZone(UTC).getMinute());
        }
        assertThat(minutes).hasSizeGreaterThan(45);
    }

    @Test
    void hStaysWithinItsRangeAndSteps() {
        for (var i = 0; i < 50; i++) {
            var cron = Cron.parse("H(10-19)/5 H(1-3) H * *", "p" + i, UTC);
            var at = cron.after(Instant.parse("2026-01-31T23:59:00Z")).orElseThrow().atZone(UTC);
            assertThat(at.getMinute()).isBetween(10, 19);
            assertThat(at.getHour()).isBetween(1, 3);
            assertThat(at.getDayOfMonth()).isBetween(1, 28);
            var again = cron.after(at.toInstant()).orElseThrow().atZone(UTC);
            assertThat(again.getMinute() - at.getMinute()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "5-1 * * * *",
                "5/3 * * * *",
                "H(0-70) * * * *",
                "H( * * * *",
                "a * * * *",
                "99999999999 * * * *",
                "@nightly",
                "TZ=Mars/Base\n* * * * *",
                ", * * * *",
            })
    void saysWhatIsWrong(String spec) {
        assertThatThrownBy(() -> Cron.parse(spec, "shop", UTC))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("cron.malformed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@yearly",
                "@annually",
                "@monthly",
                "@weekly",
                "@daily",
                "@midnight",
                "@hourly"
            })
    void knowsTheAliases(String alias) {
        assertThat(next(alias, "2026-11-25T00:00:00Z", 2)).doesNotHaveDuplicates();
    }
}
