package dev.slipway.app.release;

import dev.slipway.app.AppContext;
import dev.slipway.app.cli.ReportFiles;
import dev.slipway.app.fx.Refresh;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.event.Subscription;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseReport;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.source.Revision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// A release's report, kept up while it is live, and its export. FX thread only.
final class ReportViewModel implements AutoCloseable {
    private final AppContext context;
    private final ReleaseId id;
    private final ReadOnlyObjectWrapper<Optional<Content>> content =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem =
            new SimpleObjectProperty<>(Optional.empty());
    private final Refresh<Content> refresh;
    private final List<Subscription> subscriptions;

    /// @param changes newest first
    record Content(ReleaseStatus status, ReleaseReport report, List<Revision> changes) {}

    /// What a report is written as.
    enum Format {
        MARKDOWN("md"),
        JSON("json"),
        CSV("csv");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        String ending() {
            return ending;
        }
    }

    ReportViewModel(AppContext context, ReleaseId id) {
        this.context = context;
        this.id = id;
        this.refresh = new Refresh<>(context.background(), this::read, this::show, this::refused);
        this.subscriptions =
                List.of(
                        context.events()
                                .on(
                                        ReleaseEvent.class,
                                        event -> {
                                            if (event.release().equals(id)) {
                                                refresh.ask();
                                            }
                                        }),
                        context.events().on(StoreChanged.class, e -> refresh.ask()));
        refresh.ask();
    }

    private Content read() {
        var releases = context.core().releases();
        return new Content(releases.status(id), releases.report(id), releases.changes(id));
    }

    private void show(Content read) {
        if (!content.get().equals(Optional.of(read))) {
            content.set(Optional.of(read));
        }
    }

    private void refused(Problem why) {
        problem.set(Optional.of(why));
    }

    /// Writes what is there now; the window says where it is when it is done.
    void export(Format format, Path file) {
        context.background()
                .start(
                        context.text("releases.report.exporting"),
                        () -> Files.writeString(file, text(format)),
                        written ->
                                context.notices()
                                        .tell(context.text("releases.report.exported", written)),
                        context.notices()::tell);
    }

    private String text(Format format) {
        var releases = context.core().releases();
        var lines =
                switch (format) {
                    case MARKDOWN ->
                            ReportFiles.markdown(releases.report(id), releases.changes(id));
                    case JSON ->
                            List.of(ReportFiles.json(releases.report(id), releases.changes(id)));
                    case CSV -> releases.csv(id);
                };
        return String.join("\n", lines) + "\n";
    }

    ReadOnlyObjectProperty<Optional<Content>> content() {
        return content.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    @Override
    public void close() {
        refresh.close();
        subscriptions.forEach(Subscription::close);
    }
}
