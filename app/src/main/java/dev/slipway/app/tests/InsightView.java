package dev.slipway.app.tests;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.projects.Places;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.core.pipeline.FlakyTest;
import dev.slipway.core.pipeline.SlowTest;
import dev.slipway.core.pipeline.TestTrend;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What many runs say: the slowest tests, the flaky ones, the trend. Each a table, so that it is
/// read out as it is seen. FX thread only.
final class InsightView {
    private static final double BAR = 140;

    private final AppContext context;

    InsightView(AppContext context) {
        this.context = context;
    }

    TableView<SlowTest> slowest(List<SlowTest> slowest) {
        var table = this.<SlowTest>table("slowest");
        name(table, slow -> slow.test().toString());
        number(table, "time", slow -> Amounts.duration(slow.duration()));
        number(table, "usual", slow -> Amounts.duration(slow.median()));
        number(
                table,
                "difference",
                slow -> Amounts.difference(slow.duration().minus(slow.median())));
        table.getItems().setAll(slowest);
        return table;
    }

    TableView<FlakyTest> flaky(List<FlakyTest> flaky) {
        var table = this.<FlakyTest>table("flaky");
        name(table, test -> test.test().toString());
        number(table, "times", test -> Integer.toString(test.times()));
        var how =
                Cells.<FlakyTest>column(
                        context.text("tests.column.how"),
                        220,
                        test ->
                                context.text(
                                        test.byRerun() ? "tests.flaky.rerun" : "tests.flaky.same"));
        Cells.drawn(how, test -> Elided.label(how.getCellData(test)));
        table.getColumns().add(how);
        var last =
                Cells.<FlakyTest>column(
                        context.text("tests.column.last"),
                        90,
                        test -> "#" + Places.number(test.last()));
        Cells.drawn(last, test -> link(test.last()));
        table.getColumns().add(last);
        table.getItems().setAll(flaky);
        return table;
    }

    TableView<TestTrend> trend(List<TestTrend> trend) {
        var table = this.<TestTrend>table("trend");
        var run =
                Cells.<TestTrend>column(
                        context.text("tests.column.run"),
                        80,
                        point -> "#" + Places.number(point.run()));
        Cells.drawn(run, point -> link(point.run()));
        table.getColumns().add(run);
        var status =
                Cells.<TestTrend>column(
                        context.text("tests.column.status"), 110, point -> point.status().word());
        Cells.drawn(status, point -> new StatusLabel(context.texts(), point.status()));
        table.getColumns().add(status);
        int most = trend.stream().mapToInt(point -> point.tests().total()).max().orElse(1);
        var bar =
                Cells.<TestTrend>column(
                        context.text("tests.column.trend"), BAR + 20, point -> said(point));
        Cells.drawn(bar, point -> bar(point, Math.max(1, most)));
        table.getColumns().add(bar);
        number(table, "tests", point -> Integer.toString(point.tests().total()));
        number(
                table,
                "failed",
                point -> Integer.toString(point.tests().failed() + point.tests().error()));
        number(table, "flaky", point -> Integer.toString(point.tests().flaky()));
        var when =
                Cells.<TestTrend>column(
                        context.text("tests.column.when"),
                        110,
                        point -> context.amounts().ago(point.at(), context.clock().instant()));
        table.getColumns().add(when);
        table.getItems().setAll(trend);
        return table;
    }

    private String said(TestTrend point) {
        return context.text(
                "tests.totals",
                point.tests().total(),
                point.tests().failed() + point.tests().error(),
                point.tests().skipped());
    }

    /// Failed from the left and full height, then flaky, the rest half as high.
    private static Node bar(TestTrend point, int most) {
        var tests = point.tests();
        var bad = part(BAR * (tests.failed() + tests.error()) / most, 16, "tone-failure");
        var flaky = part(BAR * tests.flaky() / most, 11, "tone-warning");
        var good =
                part(
                        BAR
                                * Math.max(
                                        0,
                                        tests.total()
                                                - tests.failed()
                                                - tests.error()
                                                - tests.flaky())
                                / most,
                        7,
                        "tone-success");
        var line = new HBox(1, bad, flaky, good);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Region part(double width, double height, String tone) {
        var part = new Region();
        double seen = width > 0 ? Math.max(2, width) : 0;
        part.setMinSize(seen, height);
        part.setMaxSize(seen, height);
        part.getStyleClass().addAll("trend-bar", tone);
        part.setManaged(seen > 0);
        part.setVisible(seen > 0);
        return part;
    }

    private Hyperlink link(dev.slipway.core.pipeline.RunId run) {
        var link = new Hyperlink("#" + Places.number(run));
        link.setOnAction(e -> context.navigator().go(Places.of(run).with("tab", "tests")));
        return link;
    }

    private <R> TableView<R> table(String key) {
        var table = new TableView<R>();
        table.setId("tests-" + key);
        table.setAccessibleText(context.text("tests.show." + key));
        table.getStyleClass().addAll("rows", "edge-to-edge");
        table.setFixedCellSize(32);
        table.setPlaceholder(new Label(context.text("tests.none." + key)));
        Cells.fit(table);
        return table;
    }

    private <R> void name(TableView<R> table, Function<R, String> words) {
        table.getColumns().add(Cells.elided(context.text("tests.column.name"), 380, words));
    }

    private <R> void number(TableView<R> table, String key, Function<R, String> words) {
        var column = Cells.<R>column(context.text("tests.column." + key), 80, words);
        column.getStyleClass().add("number");
        column.setSortable(false);
        table.getColumns().add(column);
    }
}
