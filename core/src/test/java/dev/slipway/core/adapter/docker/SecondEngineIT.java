package dev.slipway.core.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.core.adapter.simulated.SimulatedSecrets;
import dev.slipway.core.contract.ContainersContract;
import dev.slipway.core.contract.ExecsContract;
import dev.slipway.core.contract.ImagesContract;
import dev.slipway.core.contract.NetworksContract;
import dev.slipway.core.contract.VolumesContract;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.KnownHosts;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The engine's ports over TLS and over ssh keep what they promise over a socket.
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class SecondEngineIT {
    private static SecondEngine second;

    @BeforeAll
    static void start() throws Exception {
        second = SecondEngine.start();
    }

    @AfterAll
    static void leaveNothing() throws Exception {
        if (second != null) {
            second.close();
        }
    }

    @Test
    void bothWaysLeadToTheSameEngine() {
        assertThat(second.overTls().info()).isEqualTo(second.overSsh().info());
        assertThat(second.overSsh().endpoint()).startsWith("ssh://root@127.0.0.1:");
    }

    @Test
    void anImageGetsThereWithoutARegistry() throws Exception {
        var here = RealEngine.shared().images().find("nginx:stable").orElseThrow().id();
        for (var engine : java.util.List.of(second.overTls(), second.overSsh())) {
            try (var archive = RealEngine.shared().images().save(here)) {
                engine.images().load(archive);
            }
            assertThat(engine.images().find(here.value())).isPresent();
            engine.images().remove(here.value());
        }
    }

    @Test
    void aServerThatNobodyAcceptedIsShownNoKey() throws Exception {
        var nobodys = new KnownHosts(Home.open(second.folder().resolve("other")));
        try (var engines = second.engines(second.secrets(), nobodys)) {
            var problem = problem(engines.engine("default"));

            assertThat(problem.code()).isEqualTo("source.unknownHost");
            assertThat(problem.hint()).contains("slipway known-host add 127.0.0.1:");
        }
    }

    @Test
    void whoHasNoKeyIsToldThatItIsSsh() throws Exception {
        var none = new SimulatedSecrets(Clock.systemUTC());
        try (var engines = second.engines(none, second.knownHosts())) {
            var problem = problem(engines.engine("default"));

            assertThat(problem.code()).isEqualTo("engine.unreachable");
            assertThat(problem.summary()).contains("not reached by ssh");
        }
    }

    private static ProblemException problem(Engine engine) {
        return catchThrowableOfType(ProblemException.class, engine::info);
    }

    @Nested
    class ContainersOverTls extends ContainersContract {
        @Override
        protected Engine engine() {
            return second.overTls();
        }
    }

    @Nested
    class ContainersOverSsh extends ContainersContract {
        @Override
        protected Engine engine() {
            return second.overSsh();
        }
    }

    @Nested
    class ExecsOverTls extends ExecsContract {
        @Override
        protected Engine engine() {
            return second.overTls();
        }
    }

    @Nested
    class ExecsOverSsh extends ExecsContract {
        @Override
        protected Engine engine() {
            return second.overSsh();
        }
    }

    @Nested
    class ImagesOverTls extends ImagesContract {
        @Override
        protected Engine engine() {
            return second.overTls();
        }
    }

    @Nested
    class ImagesOverSsh extends ImagesContract {
        @Override
        protected Engine engine() {
            return second.overSsh();
        }
    }

    @Nested
    class NetworksOverTls extends NetworksContract {
        @Override
        protected Engine engine() {
            return second.overTls();
        }
    }

    @Nested
    class NetworksOverSsh extends NetworksContract {
        @Override
        protected Engine engine() {
            return second.overSsh();
        }
    }

    @Nested
    class VolumesOverTls extends VolumesContract {
        @Override
        protected Engine engine() {
            return second.overTls();
        }
    }

    @Nested
    class VolumesOverSsh extends VolumesContract {
        @Override
        protected Engine engine() {
            return second.overSsh();
        }
    }
}
