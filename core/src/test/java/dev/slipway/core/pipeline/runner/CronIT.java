package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.adapter.simulated.SimulatedProjectStore;
import dev.slipway.core.adapter.simulated.SimulatedSourceRepository;
import dev.slipway.core.adapter.simulated.SimulatedWatchStore;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.pipeline.trigger.Schedules;
import dev.slipway.core.pipeline.trigger.TriggeredRuns;
import dev.slipway.core.source.BranchPattern;
import dev.slipway.core.source.watch.Watch;
import dev.slipway.core.source.watch.WatchEvent;
import dev.slipway.core.source.watch.Watching;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A time in a Jenkinsfile starts a run, through the loop that watches the clock; only the clock is
/// the test's.
class CronIT {
    private static final String NIGHTLY =
            """
            pipeline {
              agent none
              triggers { cron('H 3 * * *') }
              stages {
                stage('Nightly') { when { triggeredBy 'TimerTrigger' }; steps { echo 'good night' } }
              }
            }
            """;

    @TempDir Path folder;
    private final List<WatchEvent> problems = new CopyOnWriteArrayList<>();

    @Test
    void aTimeStartsOneRunThatKnowsWhy() throws Exception {
        try (var shop = new Workshop(folder, List.of())) {
            shop.commit(Map.of("Jenkinsfile", NIGHTLY));
            shop.events.on(WatchEvent.class, problems::add);
            var hands = new Hands(Instant.parse("2026-03-01T00:00:00Z"));
            try (var schedules = watched(shop, hands)) {
                schedules.start();
                hands.move(Duration.ofMinutes(1));
                hands.move(Duration.ofMinutes(178));
                hands.move(Duration.ofSeconds(1));
                assertThat(runs(shop)).as("before the hour").isEmpty();

                hands.move(Duration.ofHours(1));
                hands.move(Duration.ofMinutes(1));
                shop.await("the night's run", () -> isOver(shop) || !problems.isEmpty());
                assertThat(problems).isEmpty();
                hands.move(Duration.ofHours(1));
                hands.move(Duration.ofSeconds(1));
            }
            var run = runs(shop).getFirst();
            assertThat(runs(shop)).as("once a night").hasSize(1);
            assertThat(run.trigger()).isEqualTo(Trigger.CRON);
            assertThat(Workshop.statuses(run)).isEqualTo("Nightly=success");
            shop.await("it ended", () -> nothingAlive(shop));
        }
    }

    private static Schedules watched(Workshop shop, Hands hands) {
        var projects = new SimulatedProjectStore();
        projects.add(shop.project);
        var watches = new SimulatedWatchStore();
        watches.save(
                shop.project.name(),
                new Watch(new BranchPattern("main"), Optional.empty(), false, true));
        watches.saw(shop.project.name(), Map.of("main", "0".repeat(40)));
        var runs = new TriggeredRuns(shop.pipelines);
        var watching =
                new Watching(
                        shop.home,
                        projects,
                        watches,
                        new SimulatedSourceRepository(),
                        runs,
                        shop.events,
                        hands.clock(),
                        shop.timer);
        return new Schedules(
                projects,
                watches,
                watching,
                shop.pipelines,
                runs,
                shop.events,
                hands.clock(),
                ZoneOffset.UTC,
                hands);
    }

    private static List<PipelineRun> runs(Workshop shop) {
        return shop.pipelines.list(Optional.of(shop.project.name()), Optional.empty(), 10);
    }

    private static boolean isOver(Workshop shop) {
        return runs(shop).stream().anyMatch(run -> run.status().isFinal());
    }

    private static boolean nothingAlive(Workshop shop) {
        var alive = shop.home.runs().resolve(".alive").toFile().list();
        return alive == null || alive.length == 0;
    }

    /// A clock that the test moves; whoever waits for a while has waited when it was moved.
    private static final class Hands implements Timer {
        private final SynchronousQueue<Instant> moves = new SynchronousQueue<>();
        private Instant shown;
        private volatile Instant now;

        Hands(Instant now) {
            this.shown = now;
            this.now = now;
        }

        /// Comes back when the one who waits goes on, all that it did before being done.
        void move(Duration by) throws InterruptedException {
            shown = shown.plus(by);
            moves.put(shown);
        }

        @Override
        public boolean await(Signal wake, Duration atMost) throws InterruptedException {
            now = moves.take();
            return false;
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        Clock clock() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            };
        }
    }
}
