package dev.slipway.core.settings;

import dev.slipway.core.problem.ProblemException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Looks at what Slipway needs around it, and says for each what is wrong and what to do. Safe from
/// any thread.
public final class Doctor {
    private final List<Check> checks;

    public Doctor(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /// One thing that is needed. `look` says in one sentence what it found, or throws a problem.
    public interface Check {
        String name();

        String look();

        static Check of(String name, java.util.function.Supplier<String> look) {
            return new Check() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public String look() {
                    return look.get();
                }
            };
        }
    }

    /// @param summary what was found, in one sentence · fix what to do, empty if it is ok
    public record Diagnosis(String name, boolean isOk, String code, String summary, String fix) {}

    /// Makes all checks at the same time; in their order.
    public List<Diagnosis> examine() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(
                            checks.stream()
                                    .<java.util.concurrent.Callable<Diagnosis>>map(
                                            check -> () -> diagnose(check))
                                    .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static Diagnosis diagnose(Check check) {
        try {
            return new Diagnosis(check.name(), true, "", check.look(), "");
        } catch (ProblemException problem) {
            return new Diagnosis(
                    check.name(), false, problem.code(), problem.summary(), problem.hint());
        }
    }
}
