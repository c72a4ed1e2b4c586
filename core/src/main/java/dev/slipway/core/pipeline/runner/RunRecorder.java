package dev.slipway.core.pipeline.runner;

import dev.slipway.core.event.EventBus;
import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.BuiltImage;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunDetails;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunStore;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestStore;
import dev.slipway.core.pipeline.log.LineFilter;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is known of a run while it goes on. Every change is saved and then told, in order, by a
/// thread of its own: steps never wait for the disk, and many changes at once are one save. Safe
/// from any thread.
final class RunRecorder {
    private static final Logger log = LoggerFactory.getLogger(RunRecorder.class);

    private static final int MOST_STAGES = 1_000;

    private final RunStore store;
    private final TestStore testStore;
    private final EventBus events;
    private final Clock clock;
    private final Timer timer;
    private final PipelineRun base;
    private final Saver saver;
    private final List<StageRecord> stages = new ArrayList<>();
    private final List<BuiltImage> images = new ArrayList<>();
    private final Map<String, Artifact> artifacts = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final TestBook tests = new TestBook();
    private Status status = Status.QUEUED;
    private @Nullable Instant startedAt;
    private long startedNanos;
    private @Nullable Duration duration;
    private @Nullable String cause;
    private RunDetails details;
    private int lastOrdinal;
    private boolean toldFailure;
    private volatile LineFilter masks = LineFilter.NONE;

    RunRecorder(
            RunStore store,
            TestStore testStore,
            EventBus events,
            Clock clock,
            Timer timer,
            PipelineRun base) {
        this.store = store;
        this.testStore = testStore;
        this.events = events;
        this.clock = clock;
        this.timer = timer;
        this.base = base;
        this.details = base.details();
        this.warnings.addAll(base.warnings());
        this.saver = new Saver(this::save, events::publish);
    }

    RunId id() {
        return base.id();
    }

    Clock clock() {
        return clock;
    }

    /// When it began, or was queued as long as it has not.
    synchronized Instant startedAt() {
        return startedAt == null ? base.queuedAt() : startedAt;
    }

    synchronized void plan(List<StageRecord> planned) {
        stages.addAll(planned);
    }

    synchronized void start() {
        startedAt = clock.instant();
        startedNanos = timer.nanoTime();
        status = Status.RUNNING;
        changed(new PipelineEvent.RunChanged(clock.instant(), id(), status));
    }

    synchronized void add(StageRecord stage) {
        if (!stages.contains(stage)) {
            stages.add(stage);
        }
    }

    synchronized void beginIfQueued(StageRecord stage) {
        if (stage.status == Status.QUEUED) {
            begin(stage);
        }
    }

    /// What no saved word may show.
    void hide(LineFilter secrets) {
        masks = secrets;
    }

    /// A stage that a script makes, at the end of its parent's; at the top without one.
    synchronized StageRecord open(
            @Nullable StageRecord parent, String name, Map<String, Duration> medians) {
        var known = allStages().map(stage -> stage.path).collect(Collectors.toSet());
        if (known.size() > MOST_STAGES) {
            throw StepFailure.failure("a run has at most " + MOST_STAGES + " stages");
        }
        var made = StageRecord.scripted(parent, name, known, medians);
        (parent == null ? stages : parent.children).add(made);
        begin(made);
        return made;
    }

    synchronized boolean hasChildren(StageRecord stage) {
        return !stage.children.isEmpty();
    }

    synchronized void begin(StageRecord stage) {
        stage.status = Status.RUNNING;
        stage.startedAt = clock.instant();
        stage.startedNanos = timer.nanoTime();
        stage.duration = null;
        stage.skippedBecause = null;
        stage.own = Status.SUCCESS;
        stage.isBroken = false;
        tell(stage);
    }

    /// Before another attempt of what a stage holds.
    synchronized void again(StageRecord stage) {
        stage.own = Status.SUCCESS;
        stage.isBroken = false;
        for (var child : stage.children) {
            child.status = Status.QUEUED;
            child.startedAt = null;
            child.duration = null;
            again(child);
        }
        tell(stage);
    }

    synchronized void end(StageRecord stage, Status how) {
        stage.status = how;
        stage.duration = Duration.ofNanos(timer.nanoTime() - stage.startedNanos);
        tell(stage);
    }

    /// Neither this stage nor any below it will run.
    synchronized void leaveOut(StageRecord stage, Status how, String because) {
        stage.status = how;
        stage.skippedBecause = masks.apply(because);
        if (stage.startedAt != null) {
            stage.duration = Duration.ofNanos(timer.nanoTime() - stage.startedNanos);
        }
        stage.children.stream()
                .filter(child -> !child.status.isFinal())
                .forEach(child -> leaveOut(child, how, because));
        tell(stage);
    }

    /// For stages that nobody reached, whatever happened.
    synchronized void leaveOutIfQueued(StageRecord stage, String because) {
        if (stage.status == Status.QUEUED) {
            leaveOut(stage, Status.NOT_BUILT, because);
        } else {
            if (stage.status == Status.RUNNING) {
                end(stage, Status.ABORTED);
            }
            stage.children.forEach(child -> leaveOutIfQueued(child, because));
        }
    }

    /// Back to the beginning, steps kept, before another attempt of the whole run.
    synchronized void reset(StageRecord stage) {
        stage.status = Status.QUEUED;
        stage.startedAt = null;
        stage.duration = null;
        again(stage);
    }

    synchronized void spend(StageRecord stage, Consumer<StageRecord> addition) {
        addition.accept(stage);
    }

    /// Steps that a script began in a stage that is over already do not change how it went.
    synchronized StepResult begin(StageRecord stage, String name, String label) {
        if (stage.isHidden) {
            stage.isHidden = false;
            stages.add(stage);
            begin(stage);
        }
        var step =
                new StepResult(
                        ++lastOrdinal, name, label, Status.RUNNING, clock.instant(), null, false);
        stage.steps.add(step);
        tell(stage);
        return step;
    }

    synchronized void end(StageRecord stage, StepResult step, Status how) {
        var took = Duration.between(step.startedAt(), clock.instant());
        end(stage, step, how, false, step.startedAt(), took.isNegative() ? Duration.ZERO : took);
    }

    synchronized void end(
            StageRecord stage,
            StepResult step,
            Status how,
            boolean cached,
            Instant began,
            Duration took) {
        stage.steps.replaceAll(known ->
                known.ordinal() == step.ordinal()
                        ? new StepResult(
                                step.ordinal(), step.name(), step.label(), how, began, took, cached)
                        : known);
        tell(stage);
    }

    synchronized void image(BuiltImage image) {
        images.add(image);
        saver.changed();
    }

    synchronized void artifact(Artifact artifact) {
        artifacts.put(artifact.path(), artifact);
        saver.changed();
    }

    synchronized void warn(String warning) {
        var shown = masks.apply(warning);
        if (!warnings.contains(shown)) {
            warnings.add(shown);
            saver.changed();
        }
    }

    /// Adds what reports say; a report that was read again replaces what it said before.
    synchronized void tests(List<Collector.Report> reports) {
        tests.add(reports);
        reports.stream()
                .flatMap(report -> report.cases().stream())
                .filter(TestCase::isBad)
                .findFirst()
                .ifPresent(bad -> firstFailure(bad.stage(), bad.fullName()));
        saver.changed();
    }

    synchronized List<TestCase> tests() {
        return tests.all().toList();
    }

    private synchronized List<TestCase> unsavedTests() {
        return tests.takeUnsaved();
    }

    synchronized void firstFailure(String stage, String what) {
        if (!toldFailure) {
            toldFailure = true;
            var shown = masks.apply(what);
            changed(new PipelineEvent.FirstFailure(clock.instant(), id(), stage, shown));
        }
    }

    /// Changes what else is known of the run.
    synchronized void details(UnaryOperator<RunDetails> change) {
        details = change.apply(details);
        saver.changed();
    }

    synchronized void cause(String sentence) {
        if (cause == null) {
            cause = masks.apply(sentence);
        }
    }

    /// Saves the end, tells it, and returns the run as it is then for ever.
    PipelineRun end(Status how) {
        // A save of what changed before must not meet the end: what has ended is saved once.
        saver.close();
        synchronized (this) {
            status = how;
            details = details.ended();
            duration = Duration.ofNanos(timer.nanoTime() - startedNanos);
            if (how == Status.SUCCESS) {
                cause = null;
            }
        }
        saveTests();
        var last = snapshot();
        store.save(last);
        events.publish(new PipelineEvent.RunChanged(clock.instant(), id(), how));
        return last;
    }

    synchronized @Nullable String runningAt(long millis) {
        return StageAt.of(allStages().toList(), millis);
    }

    private Stream<StageRecord> allStages() {
        return stages.stream().flatMap(StageRecord::flatten);
    }

    /// What its own steps made of it, as far as they did not end it.
    synchronized Status ownStatus(StageRecord stage) {
        return stage.own;
    }

    synchronized void worsen(StageRecord stage, Status status) {
        stage.own = Results.worse(stage.own, status);
    }

    synchronized void breakOff(StageRecord stage) {
        stage.isBroken = true;
    }

    synchronized boolean isBroken(StageRecord stage) {
        return stage.isBroken;
    }

    /// True if a script ran in an agent there.
    synchronized boolean ranShell(StageRecord stage) {
        return stage.steps.stream().anyMatch(step -> step.name().equals("sh"));
    }

    /// How long it has been going.
    synchronized Duration age(StageRecord stage) {
        return Duration.ofNanos(timer.nanoTime() - stage.startedNanos);
    }

    synchronized Status status(StageRecord stage) {
        return stage.status;
    }

    private void tell(StageRecord stage) {
        changed(new PipelineEvent.StageChanged(clock.instant(), id(), stage.path, stage.status));
    }

    private void changed(PipelineEvent event) {
        saver.changed(event);
    }

    private void saveTests() {
        var unsaved = unsavedTests();
        if (!unsaved.isEmpty()) {
            testStore.save(id(), unsaved);
        }
    }

    private void save() {
        try {
            saveTests();
            store.save(snapshot());
        } catch (ProblemException e) {
            log.warn("Progress of {} could not be saved: {}", id(), e.summary());
        }
    }

    synchronized PipelineRun snapshot() {
        return new PipelineRun(
                base.id(),
                base.ref(),
                base.revision(),
                base.trigger(),
                status,
                base.queuedAt(),
                startedAt,
                duration,
                stages.stream().map(StageRecord::snapshot).toList(),
                tests.totals(),
                tests.failures(),
                images,
                List.copyOf(artifacts.values()),
                warnings,
                cause,
                details);
    }
}
