package dev.slipway.app.environments;

import dev.slipway.app.fx.Background;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.Core;
import dev.slipway.core.engine.Containers;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.Running;
import dev.slipway.core.release.Standing;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Looks at the environments on a thread of its own: at once from the store, then at their engines,
/// then at what each container takes; again every few seconds and when told to. Tells on the FX
/// thread.
final class EnvironmentWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final Core core;
    private final Background background;
    private final Consumer<EnvironmentsViewModel.Content> then;
    private final Consumer<Problem> failed;
    private final Map<String, Seen> last = new HashMap<>();
    private final Timer timer = Timer.system();
    private final Signal wake = new Signal();
    private final Thread thread;
    private volatile boolean closed;

    EnvironmentWatch(
            Core core,
            Background background,
            Consumer<EnvironmentsViewModel.Content> then,
            Consumer<Problem> failed) {
        this.core = core;
        this.background = background;
        this.then = then;
        this.failed = failed;
        this.thread = Thread.ofVirtual().name("environment-watch").start(this::watch);
    }

    /// Looks again soon.
    void look() {
        wake.raise();
    }

    private void watch() {
        try {
            while (true) {
                round();
                timer.await(wake, EVERY);
            }
        } catch (InterruptedException closed) {
            // the end of the watch
        }
    }

    private void round() throws InterruptedException {
        try {
            var contexts = core.engines().contexts();
            var stored = stored();
            tell(stored, contexts);
            var running = stored.stream().map(this::running).toList();
            tell(running, contexts);
            var measured = new ArrayList<Seen>();
            for (var seen : running) {
                measured.add(measured(seen));
            }
            tell(measured, contexts);
        } catch (ProblemException unreadable) {
            var problem = Problem.of(unreadable);
            background.bring(() -> failed.accept(problem));
        }
    }

    private void tell(List<Seen> seen, List<String> contexts) {
        seen.forEach(each -> last.put(each.spot().name(), each));
        var content = new EnvironmentsViewModel.Content(seen, contexts);
        background.bring(() -> {
            if (!closed) {
                then.accept(content);
            }
        });
    }

    private List<Seen> stored() {
        var standings =
                core.releases().standings().stream()
                        .collect(Collectors.groupingBy(Standing::environment));
        return core.environments().list().stream()
                .map(environment ->
                        stored(
                                environment,
                                standings.getOrDefault(environment.name(), List.of()).stream()
                                        .map(s -> core.releases().status(s.release()))
                                        .toList()))
                .toList();
    }

    /// What its engine said last stands until it says otherwise.
    private Seen stored(Environment environment, List<ReleaseStatus> releases) {
        var before = Optional.ofNullable(last.get(environment.name().value()));
        return new Seen(
                environment,
                releases,
                before.flatMap(Seen::running),
                before.flatMap(Seen::trouble),
                before.map(Seen::usage).orElse(Map.of()));
    }

    private Seen running(Seen seen) {
        try {
            return with(
                    seen,
                    Optional.of(core.inventory().of(seen.environment())),
                    Optional.empty(),
                    seen.usage());
        } catch (ProblemException away) {
            return with(seen, seen.running(), Optional.of(Problem.of(away)), Map.of());
        }
    }

    private Seen measured(Seen seen) throws InterruptedException {
        if (seen.trouble().isPresent() || seen.running().isEmpty()) {
            return seen;
        }
        var states = seen.running().get().items().stream().map(Running.Item::state).toList();
        return with(
                seen,
                seen.running(),
                Optional.empty(),
                core.inventory().usage(seen.environment(), states));
    }

    private static Seen with(
            Seen seen,
            Optional<Running> running,
            Optional<Problem> trouble,
            Map<String, Containers.Usage> usage) {
        return new Seen(seen.environment(), seen.releases(), running, trouble, usage);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
