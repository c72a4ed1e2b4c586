package dev.slipway.app.shell;

import dev.slipway.app.problem.Problem;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Short messages in the window. News leaves by itself, a problem stays until it is closed. FX
/// thread only.
public final class Notices {
    private static final int SHOWN = 4;

    private final ObservableList<Notice> items = FXCollections.observableArrayList();
    private final ObservableList<Notice> shown = FXCollections.unmodifiableObservableList(items);

    /// Newest last.
    public ObservableList<Notice> items() {
        return shown;
    }

    public void tell(String text) {
        add(new Notice(text, Optional.empty(), Optional.empty()));
    }

    public void tell(String text, Action action) {
        add(new Notice(text, Optional.of(action), Optional.empty()));
    }

    public void tell(Problem problem) {
        add(new Notice(problem.what(), Optional.empty(), Optional.of(problem)));
    }

    private void add(Notice notice) {
        items.remove(notice);
        items.add(notice);
        if (items.size() > SHOWN) {
            items.removeFirst();
        }
    }

    public void close(Notice notice) {
        items.remove(notice);
    }

    /// @param action what can be done about it, in one click
    public record Notice(String text, Optional<Action> action, Optional<Problem> problem) {}

    public record Action(String text, Runnable act) {}
}
