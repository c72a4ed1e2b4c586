package dev.slipway.app.activity;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Refresh;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.release.Phases;
import dev.slipway.app.shell.Address;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.text.Sayings;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.event.AuditLog;
import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.event.Subscription;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The latest of what happened, newest first, and the part of it that fits the filter. FX thread
/// only.
final class ActivityViewModel implements AutoCloseable {
    private static final int RUNS = 500;
    private static final int ENTRIES = 2000;
    private final AppContext context;
    private final ObservableList<Happening> all = FXCollections.observableArrayList();
    private final FilteredList<Happening> shown = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Happening.@Nullable Kind> kind = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<Problem>> problem =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final Refresh<List<Happening>> refresh;
    private final List<Subscription> subscriptions;

    ActivityViewModel(AppContext context) {
        this.context = context;
        this.refresh = new Refresh<>(context.background(), this::read, this::show, this::refused);
        this.subscriptions =
                List.of(
                        context.events().on(PipelineEvent.class, e -> refresh.ask()),
                        context.events().on(ReleaseEvent.Moved.class, e -> refresh.ask()),
                        context.events().on(StoreChanged.class, e -> refresh.ask()));
        filter.subscribe(this::narrow);
        kind.subscribe(this::narrow);
        refresh.ask();
    }

    private List<Happening> read() {
        var core = context.core();
        var happened = new ArrayList<Happening>();
        core.pipelines().list(Optional.empty(), Optional.empty(), RUNS).stream()
                .map(this::of)
                .forEach(happened::add);
        for (var project : core.projects().list()) {
            core.releases().history(project.name(), Optional.empty()).stream()
                    .flatMap(this::of)
                    .forEach(happened::add);
        }
        core.audit().entries(ENTRIES).stream().map(this::of).forEach(happened::add);
        happened.sort(Comparator.comparing(Happening::at).reversed());
        return happened;
    }

    private Happening of(PipelineRun run) {
        var duration = run.duration();
        var begun = run.begun();
        var words = context.text("common.status." + run.status().word());
        return new Happening(
                duration == null ? begun : begun.plus(duration),
                Happening.Kind.RUN,
                Tone.of(run.status()),
                run.id().toString(),
                duration == null ? words : words + "  ·  " + Amounts.duration(duration),
                "",
                run.cause() == null
                        ? run.revision().subject()
                        : new Sayings(context.texts()).of(run.cause()),
                Address.parse(
                        "slipway://project/" + run.id().toString().replaceFirst("/", "/run/")));
    }

    private Stream<Happening> of(ReleaseStatus status) {
        var opens = Optional.of(Address.of("release", status.id().toString()));
        var subject = status.id().toString();
        var target = status.project() + " " + status.version() + " → " + status.environment();
        var begun =
                new Happening(
                        status.startedAt(),
                        Happening.Kind.RELEASE,
                        Tone.RUNNING,
                        subject,
                        context.text("activity.release.started", target),
                        "",
                        "",
                        opens);
        var ended =
                status.endedAt()
                        .map(at ->
                                new Happening(
                                        at,
                                        Happening.Kind.RELEASE,
                                        Phases.tone(status),
                                        subject,
                                        target + "  ·  " + Phases.outcome(context.texts(), status),
                                        "",
                                        status.message().orElse(""),
                                        opens));
        return Stream.concat(Stream.of(begun), ended.stream());
    }

    private Happening of(AuditLog.Entry entry) {
        return new Happening(
                entry.at(),
                Happening.Kind.PERSON,
                Tone.UNKNOWN,
                entry.subject(),
                entry.action(),
                entry.by(),
                entry.why(),
                entry.subject().matches("r\\d+")
                        ? Optional.of(Address.of("release", entry.subject()))
                        : Optional.empty());
    }

    private void show(List<Happening> read) {
        loaded.set(true);
        if (!all.equals(read)) {
            all.setAll(read);
        }
    }

    private void refused(Problem why) {
        problem.set(Optional.of(why));
    }

    private void narrow() {
        var wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        var only = kind.get();
        shown.setPredicate(happening ->
                (only == null || happening.kind() == only)
                        && (happening.subject()
                                        + " "
                                        + happening.what()
                                        + " "
                                        + happening.by()
                                        + " "
                                        + happening.why())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted));
    }

    /// Writes the whole audit, one JSON document a line, oldest first, with the hashes that chain
    /// it. Off the FX thread; the number of entries.
    static int export(AuditLog audit, Path file) throws IOException {
        var entries = audit.entries(Integer.MAX_VALUE).reversed();
        try (var out = Files.newBufferedWriter(file)) {
            for (var entry : entries) {
                out.write(AuditLine.of(entry));
                out.newLine();
            }
        }
        return entries.size();
    }

    ObservableList<Happening> shown() {
        return shown;
    }

    StringProperty filter() {
        return filter;
    }

    ObjectProperty<Happening.@Nullable Kind> kind() {
        return kind;
    }

    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    @Override
    public void close() {
        refresh.close();
        subscriptions.forEach(Subscription::close);
    }
}
