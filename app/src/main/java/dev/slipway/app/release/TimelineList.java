package dev.slipway.app.release;

import dev.slipway.app.AppContext;
import dev.slipway.app.text.Sayings;
import dev.slipway.core.release.ReleaseReport;
import dev.slipway.core.release.ReleaseReport.TimelineEntry;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/// What happened, newest first: when, what, by whom, why.
final class TimelineList extends ListView<TimelineEntry> {
    private final ObservableList<TimelineEntry> entries = FXCollections.observableArrayList();
    private final AppContext context;

    TimelineList(AppContext context) {
        this.context = context;
        setId("timeline");
        setItems(entries);
        setFixedCellSize(26);
        setMinHeight(100);
        setAccessibleText(context.text("releases.timeline"));
        setCellFactory(list -> new Cell());
    }

    void show(ReleaseReport report) {
        var newestFirst = report.timeline().reversed();
        if (!entries.equals(newestFirst)) {
            entries.setAll(newestFirst);
        }
    }

    private final class Cell extends ListCell<TimelineEntry> {
        @Override
        protected void updateItem(@Nullable TimelineEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(empty || entry == null ? null : words(entry));
        }

        private final Sayings said = new Sayings(context.texts());

        private String words(TimelineEntry entry) {
            return context.amounts().clock(entry.at()).substring(0, 8)
                    + "  "
                    + said.of(entry.what())
                    + (entry.by().equals("slipway") ? "" : "  ·  " + entry.by())
                    + (entry.why().isEmpty() ? "" : ": " + said.of(entry.why()));
        }
    }
}
