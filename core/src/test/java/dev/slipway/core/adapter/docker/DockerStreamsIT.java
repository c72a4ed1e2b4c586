package dev.slipway.core.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.contract.EngineContract;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Execs.Command;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What only a real engine can show of its streams.
class DockerStreamsIT extends EngineContract {
    private static final int MANY = 1_000_000;

    @Override
    protected Engine engine() {
        return RealEngine.shared();
    }

    @Test
    void aMillionLinesOfACommandAllArrive() throws Exception {
        var id = running("-many", OBEDIENT);
        var count = new AtomicLong();
        var last = new AtomicReference<>("");
        var cutter =
                new LineCutter(line -> {
                    count.incrementAndGet();
                    last.set(line);
                });

        try (var exec =
                engine().execs()
                        .start(
                                id,
                                Command.of("seq", "1", "" + MANY),
                                (isError, bytes) -> cutter.add(bytes))) {
            assertThat(exec.await()).isZero();
        }

        assertThat(count).hasValue(MANY);
        assertThat(last).hasValue("" + MANY);
    }

    @Test
    void aLogThatIsFollowedLosesNoLine() throws Exception {
        var id = running("-log", List.of("seq", "1", "50000"));
        var count = new AtomicLong();

        try (var logs =
                engine().containers()
                        .logs(id, MANY, true, (isError, line) -> count.incrementAndGet())) {
            logs.await();
        }

        assertThat(count).hasValue(50_000);
    }

    @Test
    void aChildThatIsLeftBehindDoesNotHoldTheCommandUp() throws Exception {
        var id = running("-child", OBEDIENT);
        var output = new Output();

        assertThat(exec(id, output, "sh", "-c", "sleep 600 & echo started; exit 4")).isEqualTo(4);

        assertThat(output.standard()).isEqualTo("started\n");
    }

    @Test
    void aWaitForACommandCanBeInterrupted() throws Exception {
        var id = running("-wait", OBEDIENT);
        var begun = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var waiter = Thread.ofVirtual().start(() -> thrown.set(awaitSleep(id, begun)));

        assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        waiter.interrupt();

        assertThat(waiter.join(Duration.ofSeconds(60))).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    private Throwable awaitSleep(ContainerId id, CountDownLatch begun) {
        var command = Command.of("sh", "-c", "echo begun; sleep 600");
        try (var exec =
                engine().execs().start(id, command, (isError, bytes) -> begun.countDown())) {
            return new AssertionError("It ended with " + exec.await());
        } catch (InterruptedException e) {
            return e;
        }
    }
}
