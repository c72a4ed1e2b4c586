package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Actions under way, each at most once at a time, and those that did not work, which are tried
/// again later and later. Safe from any thread.
final class Doings {
    private static final Logger log = LoggerFactory.getLogger(Doings.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Set<String> FINAL =
            Set.of(
                    "image.unavailable",
                    "image.denied",
                    "engine.imageMissing",
                    "engine.portTaken",
                    "engine.refused",
                    "router.imageMissing",
                    "router.portTaken",
                    "internal");

    private record Failed(Observed.Trouble trouble, Instant notBefore) {}

    private final World world;
    private final Clock clock;
    private final Executor executor;
    private final Runnable wake;
    private final Set<Action> underWay = new HashSet<>();
    private final Map<Action, Failed> failed = new HashMap<>();
    private final Map<Action, Instant> ended = new HashMap<>();

    Doings(World world, Clock clock, Executor executor, Runnable wake) {
        this.world = world;
        this.clock = clock;
        this.executor = executor;
        this.wake = wake;
    }

    synchronized Set<Action> underWay() {
        return Set.copyOf(underWay);
    }

    synchronized Map<Action, Observed.Trouble> troubles() {
        return failed.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().trouble()));
    }

    synchronized void forgetTroubles() {
        failed.clear();
    }

    /// True if it was confirmed. Done at once, on this thread: nothing is more urgent.
    boolean split(ReleaseState state, Action.Split split) {
        if (!mayTry(split)) {
            return false;
        }
        try {
            world.split(state, split);
            succeeded(split);
            return true;
        } catch (ProblemException e) {
            failed(split, e);
            return false;
        } catch (RuntimeException bug) {
            failed(split, internal(split, bug));
            return false;
        }
    }

    /// @param look when the look began that it follows from: one that had not seen the action's
    ///   last end says nothing about whether it is needed again
    void begin(ReleaseState state, Action action, Instant look) {
        synchronized (this) {
            if (isOlder(look, action) || !mayTry(action) || !underWay.add(action)) {
                return;
            }
        }
        executor.execute(() -> perform(state, action));
    }

    private void perform(ReleaseState state, Action action) {
        try {
            world.perform(state, action);
            succeeded(action);
        } catch (ProblemException e) {
            failed(action, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            failed(action, internal(action, bug));
        } finally {
            synchronized (this) {
                underWay.remove(action);
                ended.put(action, clock.instant());
            }
            wake.run();
        }
    }

    private boolean isOlder(Instant look, Action action) {
        var end = ended.get(action);
        return end != null && look.isBefore(end);
    }

    private synchronized boolean mayTry(Action action) {
        var before = failed.get(action);
        return before == null || !before.notBefore().isAfter(clock.instant());
    }

    private synchronized void succeeded(Action action) {
        failed.remove(action);
    }

    private synchronized void failed(Action action, ProblemException problem) {
        var before = failed.get(action);
        var attempts = before == null ? 1 : before.trouble().attempts() + 1;
        failed.put(
                action,
                new Failed(
                        new Observed.Trouble(problem, attempts, FINAL.contains(problem.code())),
                        clock.instant().plus(waitAfter(attempts))));
    }

    private static Duration waitAfter(int attempts) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(10, attempts - 1));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static ProblemException internal(Action action, RuntimeException bug) {
        log.error("{} failed", action, bug);
        return new ProblemException(
                ProblemException.Kind.OUTSIDE,
                "internal",
                "Slipway itself failed: " + bug + ".",
                "Please report this with the log.",
                bug);
    }
}
