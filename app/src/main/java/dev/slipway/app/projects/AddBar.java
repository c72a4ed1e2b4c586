package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.theme.Icons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;

/// Adds a project by its folder or URL, typed, pasted or chosen.
final class AddBar extends HBox {

    AddBar(AppContext context) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        var field = new TextField();
        field.setId("add-location");
        field.setPromptText(context.text("projects.add.prompt"));
        field.setAccessibleText(context.text("projects.add.prompt"));
        setHgrow(field, Priority.ALWAYS);
        var choose = new Button("", Icons.of("fth-folder"));
        choose.setId("choose-folder");
        choose.setAccessibleText(context.text("projects.chooseFolder"));
        choose.setTooltip(new Tooltip(context.text("projects.chooseFolder")));
        choose.setOnAction(e -> choose(context, choose));
        var add = new Button(context.text("projects.add"), Icons.of("fth-plus"));
        add.setId("add-project");
        add.setMinWidth(USE_PREF_SIZE);
        add.disableProperty().bind(field.textProperty().map(String::isBlank));
        Runnable act =
                () -> {
                    if (!field.getText().isBlank()) {
                        new AddProjects(context).addAll(List.of(field.getText().strip()));
                        field.clear();
                    }
                };
        add.setOnAction(e -> act.run());
        field.setOnAction(e -> act.run());
        getChildren().addAll(field, choose, add);
    }

    static void choose(AppContext context, Node owner) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(context.text("projects.chooseFolder"));
        java.io.@Nullable File folder = chooser.showDialog(owner.getScene().getWindow());
        if (folder != null) {
            new AddProjects(context).addAll(List.of(folder.getAbsolutePath()));
        }
    }
}
