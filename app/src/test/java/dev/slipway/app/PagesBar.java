package dev.slipway.app;

import com.sun.management.OperatingSystemMXBean;
import dev.slipway.app.shell.Address;
import dev.slipway.core.Core;
import dev.slipway.core.CoreOptions;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestTotals;
import dev.slipway.core.settings.FileLocks;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Stage;

/// How long pages take to show their first content over 1,000 projects with 10,000 runs and a graph
/// of 1,000 stages, beside a page that has none; how often the window stood still meanwhile; and
/// what processor an open release page takes while nothing happens. Exit status 1 if a bar is not
/// held.
public final class PagesBar {
    private static final int PROJECTS = 1_000;
    private static final int RUNS_EACH = 10;
    private static final int OPENINGS = 7;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.now();

    private record Opened(String page, String address, String first, long wantedMillis) {}

    private final Stage stage;
    private final Desktop desktop;

    private PagesBar(Stage stage, Desktop desktop) {
        this.stage = stage;
        this.desktop = desktop;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("pages");
        fill(folder);
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        boolean held;
        try (var driver = FileLocks.tryTake(folder.resolve("driver.lock")).orElseThrow();
                var core = Core.open(new CoreOptions(folder, List.of()))) {
            held = open(core).measure();
        }
        System.exit(held ? 0 : 1);
    }

    private static PagesBar open(Core core) {
        return Window.onFx(() -> {
            var stage = new Stage();
            var desktop = new Desktop(core, stage);
            desktop.language("en");
            desktop.show();
            stage.setWidth(1280);
            stage.setHeight(800);
            return new PagesBar(stage, desktop);
        });
    }

    private boolean measure() {
        boolean held = true;
        for (var page :
                List.of(
                        new Opened(
                                "no page (bare)", "slipway://nowhere/at/all", "no-such-page", 200),
                        new Opened("projects", "slipway://projects", "open-p0000", 200),
                        new Opened("project", "slipway://project/p0000", "run-10", 200),
                        new Opened(
                                "run, 1,000 stages",
                                "slipway://project/p0000/run/11",
                                "stage-g0/s0",
                                200),
                        new Opened("activity", "slipway://activity", "activity-table", 200),
                        new Opened("releases", "slipway://releases", "releases-table", 200))) {
            held &= opened(page);
        }
        System.out.printf(
                "window stood still over 100 ms: %d times, at worst %d ms%n",
                desktop.stalls().stalls(), desktop.stalls().worst().toMillis());
        return held & idle();
    }

    private boolean opened(Opened page) {
        var took = new ArrayList<Long>();
        for (int i = 0; i < OPENINGS; i++) {
            go("slipway://help");
            until("help-page");
            long from = System.nanoTime();
            go(page.address);
            until(page.first);
            took.add((System.nanoTime() - from) / 1_000_000);
        }
        var first = took.getFirst();
        var sorted = took.stream().sorted().toList();
        long median = sorted.get(OPENINGS / 2);
        System.out.printf(
                "%-20s first content after %d ms (median of %d; the first time %d ms, worst %d ms), wanted %d ms%n",
                page.page, median, OPENINGS, first, sorted.getLast(), page.wantedMillis);
        return median <= page.wantedMillis;
    }

    private boolean idle() {
        go("slipway://release/r6");
        until("release-page");
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        LockSupport.parkNanos(Duration.ofSeconds(8).toNanos());
        long spent = -system.getProcessCpuTime();
        long from = System.nanoTime();
        LockSupport.parkNanos(IDLE.toNanos());
        spent += system.getProcessCpuTime();
        double percent = 100.0 * spent / (System.nanoTime() - from);
        System.out.printf(
                "idle with the release page open: %.2f %% of a core, wanted 1 %%%n", percent);
        return percent < 1;
    }

    private void go(String address) {
        Window.onFx(() -> {
            desktop.go(Address.parse(address).orElseThrow());
            return true;
        });
    }

    /// Until a node with that id is there and laid out.
    private void until(String id) {
        Eventually.within(
                Duration.ofMinutes(1),
                () ->
                        Window.onFx(() -> {
                            stage.getScene().getRoot().layout();
                            return find(stage.getScene().getRoot(), id) ? true : null;
                        }));
    }

    private static boolean find(Node node, String id) {
        return id.equals(node.getId())
                || (node instanceof javafx.scene.Parent parent
                        && parent.getChildrenUnmodifiable().stream()
                                .anyMatch(child -> child.isVisible() && find(child, id)));
    }

    private static void fill(Path folder) {
        PictureHome.fill(folder);
        try (var home = new MadeHome(folder)) {
            for (int i = 0; i < PROJECTS; i++) {
                var name = String.format("p%04d", i);
                var project = home.project(name, "https://git.example.org/many/" + name + ".git");
                for (int run = 0; run < RUNS_EACH; run++) {
                    int seconds = 20 + run;
                    var maker =
                            new RunMaker(
                                    "main", "Change " + run, NOW.minusSeconds(60L * (i + run)));
                    home.run(
                            project,
                            maker,
                            created -> {
                                maker.then(
                                        maker.stage("Build", Status.SUCCESS, seconds, 20, "make"));
                                return maker.whole(
                                        created, Status.SUCCESS, TestTotals.NONE, List.of(), null);
                            });
                }
                if (i == 0) {
                    large(home, project);
                }
            }
        }
    }

    private static void large(MadeHome home, dev.slipway.core.source.ProjectName project) {
        var maker = new RunMaker("main", "A very large pipeline", NOW);
        home.run(
                project,
                maker,
                created -> {
                    for (int group = 0; group < 100; group++) {
                        maker.then(group(maker, "g" + group));
                    }
                    return maker.whole(created, Status.SUCCESS, TestTotals.NONE, List.of(), null);
                });
    }

    private static StageResult group(RunMaker maker, String name) {
        return maker.group(
                name,
                Status.SUCCESS,
                true,
                IntStream.range(0, 9)
                        .mapToObj(i -> maker.stage(name + "/s" + i, Status.SUCCESS, 1, 1, "make"))
                        .toArray(StageResult[]::new));
    }
}
