package dev.slipway.app.release;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.fx.EndsRow;
import dev.slipway.app.fx.Tall;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.release.PlanView;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A new release: what, where, how; beside it at once what it would do.
final class StartPage implements Page {
    private final AppContext context;
    private final StartViewModel model;
    private final VBox plan = new VBox(6);
    private final VBox above = new VBox(8);
    private final VBox view = new VBox();
    private final Node page = Tall.pane(view);

    StartPage(AppContext context, Address address) {
        this.context = context;
        this.model =
                new StartViewModel(
                        context.core(), context.background(), System.getProperty("user.name", ""));
        view.setId("start-page");
        view.getStyleClass().add("page-body");
        plan.setId("plan");
        plan.getStyleClass().addAll("card", "plan");
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        var title = new Label(context.text("releases.new"));
        title.getStyleClass().add("heading");
        plan.setMinHeight(Region.USE_PREF_SIZE);
        view.getChildren().addAll(new EndsRow(title, start()), fields(), above, plan);
        VBox.setVgrow(plan, Priority.ALWAYS);
        model.plan().subscribe(this::show);
        model.problem().subscribe(this::trouble);
        address.query("project").ifPresent(this::choose);
    }

    private void choose(String name) {
        model.projects()
                .subscribe(() ->
                        model.projects().stream()
                                .filter(p -> p.name().value().equals(name))
                                .findFirst()
                                .ifPresent(model.project()::set));
    }

    private Node fields() {
        return new FlowPane(
                12,
                8,
                field("project", model.projects(), model.project(), p -> p.name().value()),
                field(
                        "run",
                        model.runs(),
                        model.run(),
                        r -> r.id() + "  " + r.ref() + "  " + r.revision().subject()),
                field(
                        "environment",
                        model.environments(),
                        model.environment(),
                        e -> e.name().value()),
                strategies());
    }

    private Node strategies() {
        var offered = FXCollections.<Optional<StrategyName>>observableArrayList();
        offered.add(Optional.empty());
        for (var strategy :
                List.of(StrategyName.ROLLING, StrategyName.BLUE_GREEN, StrategyName.CANARY)) {
            offered.add(Optional.of(strategy));
        }
        return field(
                "strategy",
                offered,
                model.strategy(),
                chosen ->
                        chosen.map(s -> context.text("releases.strategy." + s.word()))
                                .orElse(context.text("releases.strategy.asWritten")));
    }

    private <T> Node field(
            String name,
            ObservableList<T> items,
            Property<@Nullable T> value,
            Function<T, String> words) {
        var box = new ChoiceBox<T>(items);
        box.setId("start-" + name);
        box.setPrefWidth(210);
        box.getStyleClass().add(Elided.STYLE);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T item) {
                        return item == null ? "" : words.apply(item);
                    }

                    @Override
                    public @Nullable T fromString(String text) {
                        return null;
                    }
                });
        box.valueProperty().bindBidirectional(value);
        var label = new Label(context.text("releases.column." + name));
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(box);
        return new VBox(4, label, box);
    }

    private Button start() {
        var start = new Button(context.text("releases.start"));
        start.setId("start-release");
        start.getStyleClass().add(Styles.ACCENT);
        start.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> model.plan().get().isEmpty(), model.plan()));
        start.setOnAction(e -> model.start(id -> context.navigator().go(Places.of(id))));
        return start;
    }

    private void show(Optional<PlanView> made) {
        plan.getChildren()
                .setAll(
                        made.<Node>map(known -> new PlanPane(context, known))
                                .orElseGet(this::hint));
    }

    private Node hint() {
        var hint = new Label(context.text("releases.plan.none"));
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        return hint;
    }

    private void trouble(Optional<Problem> problem) {
        above.getChildren().clear();
        problem.ifPresent(p -> above.getChildren().add(new ProblemPanel(context.texts(), p)));
    }

    @Override
    public Node view() {
        return page;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(context.text("releases.title"), Places.releases()),
                new Crumb(context.text("releases.new"), Places.start()));
    }

    @Override
    public void close() {
        model.close();
    }
}
