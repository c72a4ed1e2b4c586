package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Repositories of this machine that were worked in lately, each one click away from being a
/// project. Empty where there are none. FX thread only.
final class FoundRepositories extends VBox {
    private static final int SHOWN = 8;

    private final AppContext context;

    FoundRepositories(AppContext context) {
        super(6);
        this.context = context;
        setId("found-repositories");
        setAlignment(Pos.CENTER);
        var home = Path.of(System.getProperty("user.home", "."));
        context.background()
                .load(() -> Repositories.recent(home, SHOWN), this::show, problem -> {});
    }

    private void show(List<Path> folders) {
        if (folders.isEmpty()) {
            return;
        }
        var heading = new Label(context.text("projects.found"));
        heading.getStyleClass().add("muted");
        var links = new FlowPane(12, 4);
        links.setAlignment(Pos.CENTER);
        for (var folder : folders) {
            var link = new Hyperlink(folder.getFileName().toString());
            link.setId("found-" + folder.getFileName());
            link.setTooltip(new Tooltip(folder.toString()));
            link.setAccessibleText(folder.toString());
            link.setOnAction(e -> new AddProjects(context).addAll(List.of(folder.toString())));
            links.getChildren().add(link);
        }
        getChildren().setAll(heading, links);
    }
}
