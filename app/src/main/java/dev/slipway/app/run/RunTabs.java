package dev.slipway.app.run;

import dev.slipway.app.AppContext;
import dev.slipway.app.run.log.LogLink;
import dev.slipway.app.run.log.LogLinks;
import dev.slipway.app.run.log.LogView;
import dev.slipway.app.shell.Address;
import dev.slipway.app.tests.TestsView;
import dev.slipway.core.pipeline.TestFailure;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// What the chosen stage and the whole run have to say: log, tests, packages, images.
final class RunTabs extends TabPane {
    private static final double ROOM_FOR_FAILURES = 720;
    private final AppContext context;
    private final LogView log;
    private final FailuresList failures;
    private final SplitPane logSplit = new SplitPane();
    private final TestsView tests;
    private final ArtifactsView artifacts;
    private final ImagesView images;
    private final Tab logTab;
    private final Tab testsTab;
    private final Tab artifactsTab;
    private final Tab imagesTab;
    private final ChangesView changes;
    private final CompareView compare;
    private final RunEnvironmentView environment;
    private boolean some;

    RunTabs(AppContext context, LogView log, LogLinks links, RunViewModel model, Address address) {
        this.context = context;
        this.log = log;
        this.tests =
                new TestsView(
                        context,
                        model.id(),
                        at -> links.open(new LogLink.Source(0, 0, at.path(), at.line())));
        this.artifacts = new ArtifactsView(context);
        this.images = new ImagesView(context);
        this.failures = new FailuresList(context.texts(), this::find, this::open);
        setId("run-tabs");
        setAccessibleText(context.text("run.tabs"));
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        SplitPane.setResizableWithParent(failures, false);
        logSplit.getItems().add(log);
        logTab = tab("log", logSplit);
        testsTab = tab("tests", tests);
        artifactsTab = tab("artifacts", artifacts);
        imagesTab = tab("images", images);
        changes = new ChangesView(context, model.id());
        compare = new CompareView(context, model.id());
        environment = new RunEnvironmentView(context);
        tab("changes", changes).setOnSelectionChanged(e -> changes.load());
        tab("compare", compare).setOnSelectionChanged(e -> compare.load());
        tab("environment", environment);
        widthProperty().subscribe(this::showFailures);
        address.query("tab").ifPresent(this::choose);
        getSelectionModel().selectedItemProperty().subscribe((before, now) -> remember(now));
    }

    private Tab tab(String key, Node content) {
        var tab = new Tab(context.text("run.tab." + key, ""), content);
        tab.setId("tab-" + key);
        getTabs().add(tab);
        return tab;
    }

    /// Shows the tab of that name.
    void choose(String key) {
        getTabs().stream()
                .filter(tab -> tab.getId().equals("tab-" + key))
                .findFirst()
                .ifPresent(getSelectionModel()::select);
    }

    private void remember(Tab tab) {
        var key = tab.getId().substring("tab-".length());
        var navigator = context.navigator();
        navigator.refine(navigator.current().get().with("tab", tab == logTab ? "" : key));
    }

    LogView log() {
        return log;
    }

    private void find(TestFailure failure) {
        log.find(failure.test().substring(failure.test().lastIndexOf('.') + 1));
    }

    private void open(TestFailure failure) {
        getSelectionModel().select(testsTab);
        tests.select(failure.test());
    }

    void show(RunViewModel.Snapshot shown) {
        var run = shown.run();
        tests.show(shown.tests());
        artifacts.show(run.artifacts());
        images.show(run);
        environment.show(run);
        failures.show(run.failures());
        some = !run.failures().isEmpty();
        showFailures();
        testsTab.setText(context.text("run.tab.tests", counted(run.tests().total())));
        artifactsTab.setText(context.text("run.tab.artifacts", counted(run.artifacts().size())));
        imagesTab.setText(context.text("run.tab.images", counted(run.images().size())));
    }

    private static String counted(int count) {
        return count == 0 ? "" : "(" + count + ")";
    }

    /// Beside the log where there is room for both; the tab of tests has them in any case.
    private void showFailures() {
        boolean shown = logSplit.getItems().contains(failures);
        boolean wanted = some && getWidth() >= ROOM_FOR_FAILURES;
        if (wanted && !shown) {
            logSplit.getItems().addFirst(failures);
            logSplit.setDividerPositions(0.24);
        } else if (!wanted && shown) {
            logSplit.getItems().remove(failures);
        }
    }
}
