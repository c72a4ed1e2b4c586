package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads `stages`, `parallel` and each `stage` in them.
final class StageReader {
    private static final Set<String> BODIES = Set.of("steps", "stages", "parallel", "matrix");

    private final Readers readers;
    private final Blocks blocks;
    private final Findings findings;
    private final MatrixReader matrices;

    StageReader(Readers readers) {
        this.readers = readers;
        this.blocks = readers.blocks();
        this.findings = blocks.findings();
        this.matrices = new MatrixReader(readers, this);
    }

    /// @param insideParallel true below `parallel` or `matrix`, where no other such may come
    List<Stage> stages(Call section, boolean insideParallel) {
        var stages = new ArrayList<Stage>();
        var block = blocks.blockOf(section);
        if (block.isEmpty()) {
            return stages;
        }
        blocks.refuseEmpty(block.get().body().isEmpty(), section, "at least one stage");
        var names = new HashSet<String>();
        for (var call : blocks.calls(block.get(), "`stage('name') { … }`")) {
            stage(call, insideParallel)
                    .ifPresent(stage -> {
                        stages.add(stage);
                        if (!names.add(stage.name())) {
                            refuseDuplicate(call, stage.name());
                        }
                    });
        }
        return stages;
    }

    private void refuseDuplicate(Call call, String name) {
        findings.error(
                call.position(),
                "pipeline.duplicate",
                "There are two stages `" + name + "` here",
                "Give each its own name.");
    }

    private Optional<Stage> stage(Call call, boolean insideParallel) {
        if (!call.name().equals("stage")) {
            findings.error(
                    call.position(),
                    "pipeline.notHere",
                    "Expected `stage('name') { … }`, found `" + call.name() + "`",
                    DidYouMean.nearest(call.name(), List.of("stage"))
                            .map(it -> "Did you mean `stage`?")
                            .orElse("Steps belong into `steps` of a stage."));
            return Optional.empty();
        }
        if (call.arguments().size() != 1 || !call.named().isEmpty()) {
            findings.error(
                    call.position(),
                    "pipeline.missing",
                    "A stage needs exactly one name",
                    "Write stage('name') { … }.");
            return Optional.empty();
        }
        var name = blocks.literal(call.arguments().getFirst(), "The name of a stage");
        var block = blocks.blockOf(call);
        return block.map(it -> content(name.orElse(""), call, it, insideParallel));
    }

    private Stage content(
            String name, Call stage, Expression.Closure block, boolean insideParallel) {
        var parts = new StageParts(readers);
        var bodies = new ArrayList<Call>();
        var failFast = false;
        for (var section : blocks.sections(block, "a section such as `steps { … }`")) {
            if (BODIES.contains(section.name())) {
                bodies.add(section);
            } else if (section.name().equals("failFast")) {
                failFast = blocks.flag(section);
            } else if (!parts.read(section)) {
                refuseUnknown(section);
            }
        }
        var body = body(name, stage, bodies, failFast, insideParallel);
        if (failFast
                && !(body instanceof Stage.Body.Parallel || body instanceof Stage.Body.OfMatrix)) {
            findings.warning(
                    stage.position(),
                    "pipeline.noEffect",
                    "`failFast` has no effect without `parallel` or `matrix`",
                    "Leave it out.");
        }
        refuseAgentAroundParallel(block, body);
        return parts.stage(name, body, stage);
    }

    private void refuseUnknown(Call section) {
        var known = new TreeSet<>(StageParts.NAMES);
        known.addAll(BODIES);
        known.add("failFast");
        findings.error(
                section.namePosition(),
                "pipeline.unknown",
                "There is no section `" + section.name() + "` in a stage",
                StepCatalogue.find(section.name()).isPresent() || section.name().equals("script")
                        ? "Steps belong into `steps { … }`."
                        : DidYouMean.hint(section.name(), known));
    }

    private Stage.Body body(
            String name, Call stage, List<Call> bodies, boolean failFast, boolean insideParallel) {
        if (bodies.isEmpty()) {
            findings.error(
                    stage.position(),
                    "pipeline.missing",
                    "The stage `" + name + "` does nothing",
                    "Add `steps`, `stages`, `parallel` or `matrix`.");
            return new Stage.Body.Steps(List.of());
        }
        var kinds = bodies.stream().map(Call::name).distinct().toList();
        if (kinds.size() > 1) {
            findings.error(
                    bodies.get(1).namePosition(),
                    "pipeline.wrongPlace",
                    "The stage `" + name + "` has both " + String.join(" and ", kinds),
                    "Keep one of them.");
        }
        var all = bodies.stream().map(it -> body(it, failFast, insideParallel)).toList();
        return all.getFirst();
    }

    private Stage.Body body(Call section, boolean failFast, boolean insideParallel) {
        return switch (section.name()) {
            case "steps" -> steps(section, insideParallel);
            case "stages" -> new Stage.Body.Stages(stages(section, insideParallel));
            case "parallel" -> {
                refuseNested(section, insideParallel);
                yield new Stage.Body.Parallel(stages(section, true), failFast, false);
            }
            default -> {
                refuseNested(section, insideParallel);
                yield matrices.read(section, failFast);
            }
        };
    }

    private void refuseNested(Call section, boolean insideParallel) {
        if (insideParallel) {
            findings.error(
                    section.namePosition(),
                    "pipeline.wrongPlace",
                    "`" + section.name() + "` cannot be inside another `parallel` or `matrix`",
                    "Use `stages` here, or lift it one level up.");
        }
    }

    private Stage.Body steps(Call section, boolean insideParallel) {
        var block = blocks.blockOf(section);
        if (block.isEmpty()) {
            return new Stage.Body.Steps(List.of());
        }
        blocks.refuseEmpty(block.get().body().isEmpty(), section, "at least one step");
        var branches = parallelStep(block.get());
        if (branches.isPresent()) {
            if (branches.get().named().values().stream()
                            .filter(Expression.Closure.class::isInstance)
                            .count()
                    > 1) {
                refuseNested(branches.get(), insideParallel);
            }
            return branches(branches.get());
        }
        return new Stage.Body.Steps(readers.steps().read(block.get()));
    }

    /// The older form: `steps { parallel(a: { … }, b: { … }) }`.
    static Optional<Call> parallelStep(Expression.Closure block) {
        if (block.body().size() == 1
                && block.body().getFirst()
                        instanceof Statement.Evaluate(Expression.Invoke invoke, _)
                && invoke.target() == null
                && invoke.name().equals("parallel")
                && !invoke.named().isEmpty()) {
            return Optional.of(Call.of(invoke));
        }
        return Optional.empty();
    }

    private Stage.Body branches(Call parallel) {
        var stages = new ArrayList<Stage>();
        var failFast = false;
        for (var branch : parallel.named().entrySet()) {
            var value = branch.getValue();
            if (value instanceof Expression.Closure closure) {
                var at =
                        new Call(
                                branch.getKey(),
                                List.of(),
                                parallel.named(),
                                null,
                                value.position());
                blocks.refuseEmpty(closure.body().isEmpty(), at, "at least one step");
                var steps = new Stage.Body.Steps(readers.steps().read(closure));
                stages.add(new StageParts(readers).stage(branch.getKey(), steps, at));
            } else if (branch.getKey().equals("failFast")
                    && value instanceof Expression.Constant(Boolean flag, _)) {
                failFast = flag;
            } else {
                findings.error(
                        value.position(),
                        "pipeline.wrongType",
                        "A branch of `parallel` must be a block",
                        "Write name: { … }.");
            }
        }
        return new Stage.Body.Parallel(stages, failFast, true);
    }

    private void refuseAgentAroundParallel(Expression.Closure block, Stage.Body body) {
        if (body instanceof Stage.Body.Parallel(_, _, var asStep) && !asStep
                || body instanceof Stage.Body.OfMatrix) {
            for (var statement : block.body()) {
                if (statement instanceof Statement.Evaluate(Expression.Invoke invoke, var at)
                        && invoke.target() == null
                        && Set.of("agent", "tools").contains(invoke.name())) {
                    findings.error(
                            at,
                            "pipeline.wrongPlace",
                            "`"
                                    + invoke.name()
                                    + "` is not allowed in a stage with `parallel` or"
                                    + " `matrix`",
                            "Move it into the stages below, or into the matrix.");
                }
            }
        }
    }
}
