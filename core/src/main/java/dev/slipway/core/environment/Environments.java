package dev.slipway.core.environment;

import dev.slipway.core.engine.Engines;
import dev.slipway.core.event.AuditLog;
import dev.slipway.core.problem.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The environments of a home. Safe from any thread and process.
public final class Environments {
    private final EnvironmentStore store;
    private final Engines engines;
    private final AuditLog audit;
    private final Clock clock;

    public Environments(EnvironmentStore store, Engines engines, AuditLog audit, Clock clock) {
        this.store = store;
        this.engines = engines;
        this.audit = audit;
        this.clock = clock;
    }

    /// Adds one. Problems: `environment.taken`, `environment.unknown` (for `after`),
    /// `engine.unknownContext`.
    public Environment add(
            String name,
            String context,
            Map<String, String> variables,
            @Nullable String after,
            boolean approval) {
        return add(name, context, variables, after, approval, List.of());
    }

    public Environment add(
            String name,
            String context,
            Map<String, String> variables,
            @Nullable String after,
            boolean approval,
            List<Freeze> freezes) {
        var environment =
                new Environment(
                        new EnvironmentName(name),
                        knownContext(context),
                        variables,
                        after == null ? null : require(after).name(),
                        approval,
                        clock.instant(),
                        freezes);
        if (!store.add(environment)) {
            throw ProblemException.usage(
                    "environment.taken",
                    "There is already an environment \"" + name + "\".",
                    "Choose another name, or change that one by `slipway env set " + name + "`.");
        }
        return environment;
    }

    /// What is to be different about an environment; an empty part stays as it is.
    ///
    /// @param unset variables that go · after empty text = none
    public record Change(
            Map<String, String> variables,
            List<String> unset,
            Optional<String> context,
            Optional<String> after,
            Optional<Boolean> approval,
            Optional<List<Freeze>> freezes) {}

    /// Changes one; running releases go on as they began. In the audit by names only, for a
    /// variable's value may be nobody's business. Problems as `add`, and `environment.cycle`.
    public Environment change(String name, Change change, String by, String why) {
        var old = require(name);
        var variables = new TreeMap<>(old.variables());
        change.unset().forEach(variables::remove);
        variables.putAll(change.variables());
        var next =
                new Environment(
                        old.name(),
                        change.context().map(this::knownContext).orElse(old.context()),
                        variables,
                        change.after().isEmpty() ? old.after() : after(old, change.after().get()),
                        change.approval().orElse(old.approval()),
                        old.addedAt(),
                        change.freezes().orElse(old.freezes()));
        store.replace(next);
        audit.record(clock.instant(), by, "environment: " + words(change), name, why);
        return next;
    }

    private @Nullable EnvironmentName after(Environment environment, String before) {
        if (before.isEmpty()) {
            return null;
        }
        var first = require(before).name();
        for (var next = first; next != null; next = require(next.value()).after()) {
            if (next.equals(environment.name())) {
                throw ProblemException.usage(
                        "environment.cycle",
                        before + " comes after " + environment.name() + " already.",
                        "");
            }
        }
        return first;
    }

    private static String words(Change change) {
        var words = new ArrayList<String>();
        change.variables().keySet().stream().sorted().forEach(v -> words.add("set " + v));
        change.unset().forEach(v -> words.add("unset " + v));
        change.context().ifPresent(c -> words.add("context " + c));
        change.after().ifPresent(a -> words.add(a.isEmpty() ? "after none" : "after " + a));
        change.approval().ifPresent(a -> words.add(a ? "approval" : "no approval"));
        change.freezes().ifPresent(f -> words.add(f.isEmpty() ? "no freeze" : "freeze " + f));
        return words.isEmpty() ? "unchanged" : String.join(", ", words);
    }

    private String knownContext(String context) {
        if (!engines.contexts().contains(context)) {
            throw ProblemException.usage(
                    "engine.unknownContext",
                    "There is no Docker context \"" + context + "\".",
                    "Known ones: " + String.join(", ", engines.contexts()) + ".");
        }
        return context;
    }

    public List<Environment> list() {
        return store.all();
    }

    public Optional<Environment> find(String name) {
        return store.find(new EnvironmentName(name));
    }

    /// Problem `environment.unknown`, with the names there are.
    public Environment require(String name) {
        return find(name)
                .orElseThrow(() ->
                        ProblemException.usage(
                                "environment.unknown",
                                "There is no environment \"" + name + "\".",
                                store.all().isEmpty()
                                        ? "Add one by `slipway env add " + name + "`."
                                        : "Known ones: "
                                                + String.join(
                                                        ", ",
                                                        store.all().stream()
                                                                .map(e -> e.name().value())
                                                                .toList())
                                                + "."));
    }

    /// Forgets it; what runs there is left alone. Problem `environment.unknown`.
    public void remove(String name) {
        store.remove(require(name).name());
    }
}
