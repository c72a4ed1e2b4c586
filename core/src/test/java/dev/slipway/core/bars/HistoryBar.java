package dev.slipway.core.bars;

import dev.slipway.core.adapter.sqlite.Database;
import dev.slipway.core.adapter.sqlite.ManyResults;
import dev.slipway.core.adapter.sqlite.SqliteRunStore;
import dev.slipway.core.adapter.sqlite.SqliteTestStore;
import dev.slipway.core.contract.Runs;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestName;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Bar: what a project page and a run page ask the store, after 1,000, 10,000 and 100,000 runs of
/// 100 tests each. Arguments: the numbers of runs; the limits hold for 10,000.
public final class HistoryBar {
    private static final ProjectName SHOP = new ProjectName("shop");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final int LOOKS = 21;
    private static final double PROJECT_LIMIT = 50;
    private static final double RUN_LIMIT = 100;

    private final SqliteRunStore runs;
    private final SqliteTestStore tests;
    private final Database database;
    private boolean isHeld = true;

    private HistoryBar(Database database) {
        this.database = database;
        this.runs = new SqliteRunStore(database);
        this.tests = new SqliteTestStore(database);
    }

    public static void main(String[] arguments) throws IOException {
        var counts =
                arguments.length == 0
                        ? List.of(1_000, 10_000, 100_000)
                        : List.of(arguments).stream().map(Integer::valueOf).toList();
        var folder = Files.createTempDirectory("history-bar");
        var file = folder.resolve("slipway.db");
        var isHeld = false;
        try (var database = new Database(file)) {
            var bar = new HistoryBar(database);
            bar.first();
            for (var count : counts) {
                bar.measure(count, file);
            }
            isHeld = bar.isHeld;
        } finally {
            try (var files = Files.list(folder)) {
                for (var each : files.toList()) {
                    Files.delete(each);
                }
            }
            Files.delete(folder);
        }
        System.exit(isHeld ? 0 : 1);
    }

    private void first() {
        var created = runs.create(SHOP, "main", Runs.REVISION, Trigger.MANUAL, NOW);
        tests.save(created.id(), IntStream.range(0, 100).mapToObj(HistoryBar::test).toList());
        runs.save(Runs.whole(created, Status.SUCCESS));
    }

    private static TestCase test(int number) {
        return new TestCase(
                "Test/unit",
                "shop.cart.CartTest",
                "shop.cart.CartTest",
                "roundsAmountsOfKind" + number,
                TestCase.Outcome.PASSED,
                Duration.ofMillis(number),
                null,
                null,
                null,
                false);
    }

    private void measure(int count, Path file) throws IOException {
        ManyResults.upTo(count, SHOP, database);
        var last = new RunId(SHOP, count - count % 5, 1);
        var project = median(this::projectPage);
        var run = median(() -> runPage(last));
        System.out.printf(
                Locale.ROOT,
                "bar history runs=%d results=%d project-page=%.1fms limit=%.0fms run-page=%.1fms"
                        + " limit=%.0fms size=%dMB%n",
                count,
                count * 100L,
                project,
                PROJECT_LIMIT,
                run,
                RUN_LIMIT,
                Files.size(file) >> 20);
        isHeld &= count > 10_000 || project < PROJECT_LIMIT && run < RUN_LIMIT;
    }

    private void projectPage() {
        require(runs.list(Optional.of(SHOP), Optional.empty(), 50).size() == 50);
        require(!runs.medians(SHOP, 10).isEmpty());
        require(tests.trend(SHOP, "main", 50).size() == 50);
        require(!tests.flaky(SHOP, 100).isEmpty());
    }

    private void runPage(RunId id) {
        require(runs.find(id).isPresent());
        var all = tests.tests(id);
        require(all.size() == 100);
        var failed = all.stream().filter(TestCase::isBad).map(TestName::of).toList();
        require(tests.history(id, failed, 20).values().stream().allMatch(it -> it.size() == 20));
        require(tests.slowest(id, 10).size() == 10);
    }

    private static void require(boolean isSo) {
        if (!isSo) {
            throw new IllegalStateException("the store said something else");
        }
    }

    private static double median(Runnable look) {
        var times = new ArrayList<Double>();
        for (var i = 0; i < LOOKS; i++) {
            var from = Timer.system().nanoTime();
            look.run();
            times.add((Timer.system().nanoTime() - from) / 1e6);
        }
        Collections.sort(times);
        return times.get(times.size() / 2);
    }
}
