package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoingsTest {
    private static final Action JOB = new Action.Run("migrate", Side.CANDIDATE, 1);

    private final Scene scene = new Scene(1);
    private final MovableClock clock = scene.clock;
    private final List<Action> done = new ArrayList<>();
    private final Doings doings = new Doings(new Recording(), clock, Runnable::run, () -> {});

    @Test
    void whatALookFromBeforeItsEndAsksForIsNotDoneAgain() {
        var look = clock.instant();
        doings.begin(scene.state(), JOB, look);
        assertThat(done).containsExactly(JOB);

        doings.begin(scene.state(), JOB, look);
        assertThat(done).as("the look had not seen the job's end").containsExactly(JOB);
    }

    @Test
    void whatALaterLookAsksForIsDoneAgain() {
        doings.begin(scene.state(), JOB, clock.instant());
        clock.advance(Duration.ofSeconds(1));

        doings.begin(scene.state(), JOB, clock.instant());
        assertThat(done).containsExactly(JOB, JOB);
    }

    /// Takes a while over each action and remembers it.
    private final class Recording implements World {
        @Override
        public Observed observe(ReleaseState state) {
            return scene.world.observe(state);
        }

        @Override
        public void split(ReleaseState state, Action.Split split) {
            scene.world.split(state, split);
        }

        @Override
        public void perform(ReleaseState state, Action action) {
            done.add(action);
            clock.advance(Duration.ofMillis(200));
        }

        @Override
        public String evidence(ReleaseState state, List<String> containers) {
            return "";
        }
    }
}
