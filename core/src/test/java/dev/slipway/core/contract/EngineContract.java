package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Execs.Command;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Timer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/// What the contracts of an engine's ports share: names of their own, and clean-up by label. Each
/// engine has the image `busybox:stable` with a shell.
public abstract class EngineContract {
    protected static final String IMAGE = "busybox:stable";
    protected static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Sleeps until told to stop, and stops at once then.
    protected static final List<String> OBEDIENT =
            List.of("sh", "-c", "trap 'exit 0' TERM; sleep 1000 & wait");

    /// Ignores the signal to stop.
    protected static final List<String> DEAF =
            List.of("sh", "-c", "trap '' TERM; while :; do sleep 1; done");

    protected final String unique = "slipway-contract-" + UUID.randomUUID();
    protected final Map<String, String> labels = Labels.of(unique, "test:contract", "service");

    protected abstract Engine engine();

    protected ContainerSpec.Builder spec(String name) {
        return ContainerSpec.of(unique + name, IMAGE).labels(labels);
    }

    protected ContainerId running(String name, List<String> command) {
        return running(spec(name).command(command));
    }

    protected ContainerId running(ContainerSpec.Builder spec) {
        var id = engine().containers().create(spec.build());
        engine().containers().start(id);
        return id;
    }

    protected int exec(ContainerId container, Output output, String... arguments)
            throws InterruptedException {
        try (var running = engine().execs().start(container, Command.of(arguments), output::add)) {
            return running.await();
        }
    }

    protected String output(ContainerId container, String... arguments)
            throws InterruptedException {
        var output = new Output();
        assertThat(exec(container, output, arguments)).as("%s", output).isZero();
        return output.standard();
    }

    protected static void until(String what, BooleanSupplier condition)
            throws InterruptedException {
        var timer = Timer.system();
        var deadline = timer.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(timer.nanoTime()).as("waiting until " + what).isLessThan(deadline);
            timer.pause(Duration.ofMillis(20));
        }
    }

    protected static ProblemException problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call);
    }

    @AfterEach
    void removeWhatTheTestMade() {
        for (var container : engine().containers().list(labels)) {
            engine().containers().remove(container.id());
        }
        engine().networks().list(labels).forEach(engine().networks()::remove);
        engine().volumes().list(labels).forEach(engine().volumes()::remove);
    }

    /// Collects what a command says, per channel. Safe from any thread.
    public static final class Output {
        private final ByteArrayOutputStream standard = new ByteArrayOutputStream();
        private final ByteArrayOutputStream error = new ByteArrayOutputStream();

        public void add(boolean isError, byte[] bytes) {
            (isError ? error : standard).writeBytes(bytes);
        }

        public String standard() {
            return standard.toString(StandardCharsets.UTF_8);
        }

        public String error() {
            return error.toString(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return standard() + error();
        }
    }
}
