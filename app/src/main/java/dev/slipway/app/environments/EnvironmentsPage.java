package dev.slipway.app.environments;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.release.Phases;
import dev.slipway.app.release.Places;
import dev.slipway.app.shell.Page;
import dev.slipway.app.theme.Icons;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.release.ReleaseStatus;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The environments with what runs in each, and the way to add one.
final class EnvironmentsPage implements Page {
    private final AppContext context;
    private final EnvironmentsViewModel model;
    private final VBox above = new VBox(8);
    private final VBox cards = new VBox(12);
    private final TextField name = new TextField();
    private final ChoiceBox<String> engine = new ChoiceBox<>();
    private final CheckBox approval = new CheckBox();
    private final VBox view = new VBox();

    EnvironmentsPage(AppContext context) {
        this.context = context;
        this.model =
                new EnvironmentsViewModel(context.core(), context.background(), context.events());
        view.setId("environments-page");
        view.getStyleClass().add("page-body");
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        var pane = new ScrollPane(cards);
        pane.setFitToWidth(true);
        pane.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(pane, Priority.ALWAYS);
        view.getChildren().addAll(head(), above, pane);
        model.content().subscribe(found -> found.ifPresent(this::show));
        model.problem().subscribe(this::trouble);
    }

    private Node head() {
        var title = new Label(context.text("environments.title"));
        title.getStyleClass().add("heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        name.setId("environment-name");
        name.setPromptText(context.text("environments.name"));
        name.setAccessibleText(context.text("environments.name"));
        name.setPrefWidth(280);
        engine.setId("environment-engine");
        engine.setAccessibleText(context.text("environments.engine"));
        engine.setMinWidth(130);
        approval.setText(context.text("environments.approval"));
        approval.setMinWidth(Region.USE_PREF_SIZE);
        var add = new Button(context.text("environments.add"), Icons.of("fth-plus"));
        add.setId("environment-add");
        add.getStyleClass().add(Styles.ACCENT);
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.disableProperty().bind(name.textProperty().isEmpty());
        add.setOnAction(e -> add());
        name.setOnAction(e -> add());
        var form = new FlowPane(10, 8, name, engine, approval, add);
        form.setAlignment(Pos.CENTER_LEFT);
        form.setPrefWrapLength(620);
        return new FlowPane(16, 8, title, form);
    }

    private void add() {
        if (!name.getText().isBlank()) {
            var chosen = engine.getValue();
            model.add(
                    name.getText().strip(),
                    chosen == null ? Engines.DEFAULT : chosen,
                    approval.isSelected());
            name.clear();
        }
    }

    private void show(EnvironmentsViewModel.Content content) {
        if (!engine.getItems().equals(content.contexts())) {
            engine.getItems().setAll(content.contexts());
            engine.getSelectionModel().selectFirst();
        }
        if (content.rows().isEmpty()) {
            var empty =
                    new EmptyState(
                            "fth-server",
                            context.text("environments.none"),
                            context.text("environments.none.next"));
            empty.setId("no-environments");
            cards.getChildren().setAll(empty);
        } else {
            cards.getChildren().setAll(content.rows().stream().map(this::card).toList());
        }
    }

    private Node card(EnvironmentsViewModel.Row row) {
        var environment = row.environment();
        var heading = new Label(environment.name().value());
        heading.getStyleClass().add("strong");
        var engineName = new Label(context.text("environments.on", environment.context()));
        engineName.getStyleClass().add("muted");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var remove = new Button(null, Icons.of("fth-trash-2"));
        remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        remove.setAccessibleText(context.text("environments.remove", environment.name()));
        remove.setTooltip(new Tooltip(context.text("environments.remove", environment.name())));
        remove.setDisable(!row.releases().isEmpty());
        remove.setOnAction(e -> model.remove(environment));
        var head = new HBox(10, heading, engineName, gap, remove);
        head.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(6, head);
        card.setId("environment-" + environment.name());
        card.getStyleClass().addAll("card", "environment-card");
        if (row.releases().isEmpty()) {
            var nothing = new Label(context.text("environments.nothing"));
            nothing.getStyleClass().add("muted");
            card.getChildren().add(nothing);
        }
        row.releases().forEach(status -> card.getChildren().add(line(status)));
        return card;
    }

    private Node line(ReleaseStatus status) {
        var link = new Hyperlink(status.project() + "  " + status.version());
        link.setOnAction(e -> context.navigator().go(Places.of(status.id())));
        link.setMinWidth(180);
        var state = new StatusLabel();
        state.show(Phases.tone(status), Phases.words(context.texts(), status));
        state.setMinWidth(220);
        var urls =
                new Label(
                        String.join(
                                "  ",
                                status.endpoints().stream()
                                        .map(ReleaseStatus.EndpointView::url)
                                        .toList()));
        urls.getStyleClass().addAll("mono", "muted");
        var line = new FlowPane(12, 4, link, state, urls);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void trouble(Optional<Problem> problem) {
        above.getChildren().clear();
        problem.ifPresent(p -> above.getChildren().add(new ProblemPanel(context.texts(), p)));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(context.text("environments.title"), EnvironmentsSection.HOME));
    }

    @Override
    public void close() {
        model.close();
    }
}
