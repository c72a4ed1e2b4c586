package dev.slipway.app.run;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Tall;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.projects.Places;
import dev.slipway.app.run.log.LogView;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.core.pipeline.RunId;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// One run: its stages above, and below what the chosen one has to say.
public final class RunPage implements Page {
    private static final double LEAST_STAGES = 120;
    private static final double LEAST_TABS = 260;
    private final AppContext context;
    private final RunViewModel model;
    private final RunHead head;
    private final StagesView stages;
    private final RunTabs tabs;
    private final VBox above = new VBox(8);
    private final InputPanel inputs;
    private final VBox view = new VBox();
    private final SplitPane split = new SplitPane();
    private final ScrollPane whole = Tall.pane(view);
    private boolean fitted;
    private final Timeline second = new Timeline(new KeyFrame(Duration.seconds(1), e -> tick()));
    private Optional<String> shownStage = Optional.of("\0");

    public RunPage(AppContext context, RunId run, Address address) {
        this.context = context;
        this.model =
                new RunViewModel(
                        context.core(),
                        context.background(),
                        context.events(),
                        run,
                        address.query("stage"));
        this.stages = new StagesView(context, this::choose);
        this.head = new RunHead(context, model, stages.tools(), this::refused);
        this.inputs = new InputPanel(context, run, this::refused);
        var links = new LinkOpener(context, run.project());
        this.tabs =
                new RunTabs(
                        context,
                        new LogView(context, model::log, links, this::chooseAll),
                        links,
                        model,
                        address);
        second.setCycleCount(Animation.INDEFINITE);
        lay();
        model.snapshot().subscribe(this::update);
        model.selected().subscribe(this::update);
        model.failure().subscribe(found -> found.ifPresent(this::showFailure));
        model.problem().subscribe(this::tell);
    }

    private void lay() {
        view.setId("run-page");
        view.getStyleClass().add("run-page");
        above.getStyleClass().add("above");
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().addAll(stages, tabs);
        split.setDividerPositions(0.36);
        split.heightProperty().subscribe(this::fit);
        SplitPane.setResizableWithParent(stages, false);
        VBox.setVgrow(split, Priority.ALWAYS);
        split.setMinHeight(LEAST_STAGES + LEAST_TABS);
        tabs.setMinHeight(LEAST_TABS);
        view.getChildren().addAll(head, inputs, above, split);
    }

    /// Gives the stages the height they want, once, and never more than half.
    private void fit() {
        if (!fitted && split.getHeight() > 0 && model.snapshot().get().isPresent()) {
            fitted = true;
            split.setDividerPositions(
                    Math.clamp(stages.wantedHeight() / split.getHeight(), 0.15, 0.5));
        }
    }

    private void choose(String path) {
        boolean again = model.selected().get().equals(Optional.of(path));
        model.select(again ? Optional.empty() : Optional.of(path));
        context.navigator()
                .refine(context.navigator().current().get().with("stage", again ? "" : path));
    }

    private void chooseAll() {
        model.selected().get().ifPresent(this::choose);
    }

    private void update() {
        model.snapshot().get().ifPresent(this::show);
    }

    private void show(RunViewModel.Snapshot shown) {
        var run = shown.run();
        var now = context.clock().instant();
        var selected = model.selected().get();
        boolean anew = !selected.equals(shownStage);
        boolean ended = run.status().isFinal();
        shownStage = selected;
        head.show(shown, now);
        inputs.show(run.details().waiting());
        stages.show(run, now);
        stages.choose(selected.orElse(null));
        fit();
        tabs.show(shown);
        var heading = selected.orElseGet(() -> context.text("run.wholeLog"));
        tabs.log()
                .show(
                        heading,
                        RunViewModel.parts(run, selected),
                        RunViewModel.parts(run, Optional.empty()),
                        ended,
                        anew);
        if (anew) {
            boolean live =
                    selected.flatMap(run::stage)
                            .map(stage -> !stage.status().isFinal())
                            .orElse(!ended);
            tabs.log().follow(live);
            model.failure().get().ifPresent(this::showFailure);
        }
        if (ended) {
            second.stop();
        } else {
            second.play();
        }
    }

    private void tick() {
        model.snapshot()
                .get()
                .ifPresent(shown -> {
                    var now = context.clock().instant();
                    head.show(shown, now);
                    stages.show(shown.run(), now);
                });
    }

    private void showFailure(FirstFailure failure) {
        boolean within =
                model.selected()
                        .get()
                        .map(path ->
                                failure.stage().equals(path)
                                        || failure.stage().startsWith(path + "/"))
                        .orElse(true);
        if (within) {
            tabs.log().failure(failure.ordinal(), failure.line());
            tabs.log().showFailure();
        }
    }

    private void tell(Optional<Problem> problem) {
        above.getChildren().clear();
        problem.ifPresent(p -> above.getChildren().add(new ProblemPanel(context.texts(), p)));
    }

    private void refused(Problem problem) {
        model.problem().set(Optional.of(problem));
    }

    @Override
    public void select(Address address) {
        var wanted = address.query("stage");
        if (!wanted.equals(model.selected().get())
                && (wanted.isPresent() || model.isChosenByHand())) {
            model.select(wanted);
        }
        tabs.choose(address.query("tab").orElse("log"));
    }

    @Override
    public Node view() {
        return whole;
    }

    @Override
    public List<Crumb> crumbs() {
        var run = model.id();
        return List.of(
                new Crumb(context.text("projects.title"), Places.projects()),
                new Crumb(run.project().value(), Places.of(run.project())),
                new Crumb(context.text("projects.run", "#" + Places.number(run)), Places.of(run)));
    }

    @Override
    public void close() {
        second.stop();
        model.close();
        tabs.log().close();
    }
}
