package dev.slipway.app.environments;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Tall;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.engine.Engines;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The environments as a tree of what runs in them, the chosen part beside it, and the way to add
/// one. What is chosen is in the address: `environments?at=production/shop&tab=logs`.
final class EnvironmentsPage implements Page {
    private static final String AT = "at";
    private static final String TAB = "tab";
    private static final double NARROW = 660;

    private final AppContext context;
    private final EnvironmentsViewModel model;
    private final VBox above = new VBox(8);
    private final TextField name = new TextField();
    private final ChoiceBox<String> engine = new ChoiceBox<>();
    private final CheckBox approval = new CheckBox();
    private final UsageHistory history = new UsageHistory();
    private final EnvironmentTree tree;
    private final SpotPane pane;
    private final SplitPane split = new SplitPane();
    private final EmptyState empty;
    private final VBox view = new VBox();
    private final Node whole = Tall.pane(view);
    private Optional<Spot> spot;

    EnvironmentsPage(AppContext context, Address address) {
        this.context = context;
        this.model =
                new EnvironmentsViewModel(context.core(), context.background(), context.events());
        this.spot = address.query(AT).flatMap(Spot::parse);
        this.tree = new EnvironmentTree(context, this::choose);
        this.pane = new SpotPane(context, model, history, this::choose, this::turned);
        this.empty =
                new EmptyState(
                        "fth-server",
                        context.text("environments.none"),
                        context.text("environments.none.next"));
        empty.setId("no-environments");
        address.query(TAB).ifPresent(pane::choose);
        view.setId("environments-page");
        view.getStyleClass().add("page-body");
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        split.getItems().addAll(tree, pane);
        split.setDividerPositions(0.26);
        SplitPane.setResizableWithParent(tree, false);
        split.setVisible(false);
        empty.setVisible(false);
        var middle = new StackPane(split, empty);
        split.widthProperty().subscribe(width -> turn(middle, width.doubleValue()));
        VBox.setVgrow(middle, Priority.ALWAYS);
        view.getChildren().addAll(head(), above, middle);
        model.content().subscribe(found -> found.ifPresent(this::show));
        model.problem().subscribe(this::trouble);
    }

    /// The tree beside what is chosen, or above it where there is no room beside.
    private void turn(StackPane middle, double width) {
        var isNarrow = width > 0 && width < NARROW;
        var wanted = isNarrow ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        middle.setMinHeight(isNarrow ? 640 : 340);
        if (split.getOrientation() != wanted) {
            split.setOrientation(wanted);
            split.setDividerPositions(0.26);
        }
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
        var head = new FlowPane(12, 8, title, name, engine, approval, add);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void add() {
        if (!name.getText().isBlank()) {
            var chosen = engine.getValue();
            spot = Optional.of(Spot.of(name.getText().strip()));
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
        var some = !content.environments().isEmpty();
        split.setVisible(some);
        empty.setVisible(!some);
        content.environments().forEach(s -> history.add(context.clock().instant(), s.usage()));
        if (some) {
            spot = Optional.of(present(content));
            tree.show(content.environments(), spot);
            content.of(spot.get()).ifPresent(seen -> pane.show(spot.get(), seen));
        }
    }

    /// The chosen spot while it is there, else what is next above it.
    private Spot present(EnvironmentsViewModel.Content content) {
        var first = content.environments().getFirst().spot();
        var wanted = spot.orElse(first);
        var seen = content.of(wanted);
        if (seen.isEmpty()) {
            return first;
        }
        var isKnown =
                seen.get().running().isEmpty()
                        || wanted.service().isEmpty()
                        || !seen.get().at(wanted).isEmpty();
        return isKnown ? wanted : wanted.above();
    }

    private void choose(Spot chosen) {
        spot = Optional.of(chosen);
        var navigator = context.navigator();
        navigator.refine(navigator.current().get().with(AT, chosen.toString()));
        model.content().get().ifPresent(this::show);
    }

    private void turned(String tab) {
        var navigator = context.navigator();
        navigator.refine(navigator.current().get().with(TAB, tab.equals("containers") ? "" : tab));
    }

    @Override
    public void select(Address address) {
        address.query(AT).flatMap(Spot::parse).ifPresent(wanted -> spot = Optional.of(wanted));
        model.content().get().ifPresent(this::show);
        pane.choose(address.query(TAB).orElse("containers"));
    }

    private void trouble(Optional<Problem> problem) {
        above.getChildren().clear();
        problem.ifPresent(p -> above.getChildren().add(new ProblemPanel(context.texts(), p)));
    }

    @Override
    public Node view() {
        return whole;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(context.text("environments.title"), EnvironmentsSection.HOME));
    }

    @Override
    public void close() {
        model.close();
        pane.close();
    }
}
