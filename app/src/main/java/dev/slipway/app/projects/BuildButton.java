package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.source.Branch;
import dev.slipway.core.source.Project;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;

/// Builds the default branch by a click, another one from its menu. The branches are read when the
/// menu opens.
final class BuildButton extends SplitMenuButton {
    private final AppContext context;
    private final Project project;
    private final Consumer<Problem> refused;

    BuildButton(AppContext context, Project project, Consumer<Problem> refused) {
        this.context = context;
        this.project = project;
        this.refused = refused;
        setId("build-" + project.name());
        setText(context.text("projects.build"));
        setGraphic(Icons.of("fth-play"));
        setMinWidth(USE_PREF_SIZE);
        setOnAction(e -> build("HEAD"));
        getItems().add(waiting());
        setOnShowing(e -> readBranches());
    }

    /// For where there is little room; its name is still read out.
    void showOnlyItsIcon() {
        setAccessibleText(context.text("projects.build"));
        setText("");
    }

    private MenuItem waiting() {
        var item = new MenuItem(context.text("projects.readingBranches"));
        item.setDisable(true);
        return item;
    }

    private void readBranches() {
        getItems().setAll(waiting());
        context.background()
                .load(
                        () -> context.core().projects().branches(project),
                        this::show,
                        problem -> {
                            hide();
                            refused.accept(problem);
                        });
    }

    private void show(List<Branch> branches) {
        getItems().clear();
        for (var branch : branches) {
            var item = new MenuItem(branch.name());
            item.setMnemonicParsing(false);
            item.setOnAction(e -> build(branch.name()));
            getItems().add(item);
        }
    }

    private void build(String ref) {
        new Builder(context).ask(project, ref, refused);
    }
}
