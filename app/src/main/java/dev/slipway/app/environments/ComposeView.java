package dev.slipway.app.environments;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.ProblemWords;
import dev.slipway.app.run.Copies;
import dev.slipway.core.release.ComposeTexts;
import dev.slipway.core.release.ReleaseId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The Compose text that an application runs by, the one in the project, and what differs. FX
/// thread only.
final class ComposeView extends VBox {
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");

    private final AppContext context;
    private final Label about = new Label();
    private final HBox copy = new HBox();
    private final ListView<LineDiff.Line> lines = new ListView<>();
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton applied;
    private final ToggleButton draft;
    private final ToggleButton difference;
    private Optional<ReleaseId> release = Optional.empty();
    private Optional<ComposeTexts> texts = Optional.empty();

    ComposeView(AppContext context) {
        super(8);
        this.context = context;
        setId("compose-view");
        getStyleClass().add("spot-tab");
        applied = toggle("applied");
        draft = toggle("draft");
        difference = toggle("difference");
        group.selectedToggleProperty().subscribe(this::fill);
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        about.getStyleClass().add("muted");
        var head = new FlowPane(8, 6, new HBox(applied, draft, difference), copy);
        head.setAlignment(Pos.CENTER_LEFT);
        lines.setId("compose-lines");
        lines.setAccessibleText(context.text("environments.compose"));
        lines.getStyleClass().addAll("mono", "diff");
        lines.setFixedCellSize(22);
        lines.setCellFactory(list -> new Cell());
        VBox.setVgrow(lines, Priority.ALWAYS);
        getChildren().addAll(head, about, lines);
    }

    private ToggleButton toggle(String key) {
        var button = new ToggleButton(context.text("environments.compose." + key));
        button.setId("compose-" + key);
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass()
                .add(
                        switch (key) {
                            case "applied" -> atlantafx.base.theme.Styles.LEFT_PILL;
                            case "draft" -> atlantafx.base.theme.Styles.CENTER_PILL;
                            default -> atlantafx.base.theme.Styles.RIGHT_PILL;
                        });
        return button;
    }

    /// Reads them anew where the release is another one.
    void show(ReleaseId wanted) {
        if (release.equals(Optional.of(wanted))) {
            return;
        }
        release = Optional.of(wanted);
        texts = Optional.empty();
        about.setText("");
        lines.getItems().clear();
        context.background()
                .load(
                        () -> context.core().inventory().compose(wanted),
                        read -> {
                            if (release.equals(Optional.of(wanted))) {
                                loaded(read);
                            }
                        },
                        problem ->
                                about.setText(new ProblemWords(context.texts(), problem).what()));
    }

    private void loaded(ComposeTexts read) {
        texts = Optional.of(read);
        draft.setDisable(read.draft().isEmpty());
        difference.setDisable(read.draft().isEmpty());
        group.selectToggle(read.isChanged() ? difference : applied);
        fill();
    }

    private void fill() {
        texts.ifPresent(read -> {
            var shown = lines(read);
            lines.getItems().setAll(shown);
            about.setText(about(read));
            copy.getChildren()
                    .setAll(
                            Copies.button(
                                    context,
                                    shown.stream()
                                            .map(LineDiff.Line::text)
                                            .collect(Collectors.joining("\n", "", "\n"))));
        });
    }

    private List<LineDiff.Line> lines(ComposeTexts read) {
        var other = read.draft().map(ComposeTexts.Draft::text).orElse(read.applied());
        var chosen = group.getSelectedToggle();
        if (chosen == draft) {
            return LineDiff.of(other, other);
        }
        return chosen == difference
                ? LineDiff.of(read.applied(), other)
                : LineDiff.of(read.applied(), read.applied());
    }

    private String about(ComposeTexts read) {
        if (read.draft().isEmpty()) {
            return context.text("environments.compose.noDraft", read.version());
        }
        return context.text(
                read.isChanged() ? "environments.compose.changed" : "environments.compose.same",
                read.version(),
                read.draft().get().where());
    }

    private static final class Cell extends ListCell<LineDiff.Line> {
        @Override
        protected void updateItem(LineDiff.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : line.kind().mark() + line.text());
            pseudoClassStateChanged(
                    GONE, !empty && line != null && line.kind() == LineDiff.Kind.GONE);
            pseudoClassStateChanged(
                    NEW, !empty && line != null && line.kind() == LineDiff.Kind.NEW);
        }
    }
}
