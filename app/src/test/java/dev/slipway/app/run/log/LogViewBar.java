package dev.slipway.app.run.log;

import dev.slipway.app.Desktop;
import dev.slipway.app.Eventually;
import dev.slipway.app.Window;
import dev.slipway.core.Core;
import dev.slipway.core.CoreOptions;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.StageTimes;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.pipeline.log.FileStepLog;
import dev.slipway.core.pipeline.log.StepLogWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Bar: the log view over a million lines. Opens at its end, finds a rare word, grows the heap by
/// little; then frames while one scrolls and 50,000 lines a second come in, beside the frames of an
/// empty window while the same lines are only written. Without a display.
public final class LogViewBar {
    private static final int LINES = 1_000_000;
    private static final int A_SECOND = 50_000;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final String RARE = "zweihundertfuenfundsechzig";

    private final Path folder;
    private final Desktop desktop;
    private final Stage stage;
    private final StackPane place = new StackPane();

    private LogViewBar(Path folder, Desktop desktop, Stage stage) {
        this.folder = folder;
        this.desktop = desktop;
        this.stage = stage;
    }

    public static void main(String[] arguments) throws Exception {
        var home = Files.createTempDirectory("log-view-bar");
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        boolean held;
        try (var core = Core.open(new CoreOptions(home, List.of()))) {
            var stage = Window.onFx(Stage::new);
            var desktop = Window.onFx(() -> new Desktop(core, stage));
            Window.onFx(() -> {
                desktop.show();
                stage.setWidth(1280);
                stage.setHeight(800);
                return true;
            });
            held = new LogViewBar(home.resolve("bar"), desktop, stage).measure();
            Window.onFx(() -> {
                desktop.close();
                return true;
            });
        }
        System.exit(held ? 0 : 1);
    }

    private boolean measure() throws Exception {
        Files.createDirectories(folder);
        write();
        close(opened()); // warm-up: classes, fonts, the file in the system's cache
        long before = heap();
        var view = opened();
        double open = view.millis;
        say("cpu while opening   %7.0f ms", view.cpu);
        long cpu = cpu();
        double search = searched(view);
        say("cpu while searching %7.0f ms", (cpu() - cpu) / 1e6);
        long growth = heap() - before;
        close(view);
        var bare = frames(Optional.empty());
        var live = live();
        say("open at the end     %7.0f ms      (<= 300)", open);
        say("search a rare word  %7.0f ms      (<= 500)", search);
        say("heap growth         %7.1f MB      (<= 64)", growth / 1e6);
        say(
                "frames, lines only  %7.1f ms p99, worst %.1f ms, %d of them",
                p99(bare), worst(bare), bare.length);
        say(
                "frames, log view    %7.1f ms p99 (<= 50), worst %.1f ms (<= 300)",
                p99(live), worst(live));
        return open <= 300
                && search <= 500
                && growth <= 64_000_000L
                && p99(live) <= 50
                && worst(live) <= 300;
    }

    private void write() {
        try (var log = StepLogWriter.create(folder, 1, Clock.systemUTC())) {
            for (int i = 0; i < LINES; i++) {
                log.line(i == 700_123 ? "the " + RARE + " is here" : line(i));
            }
        }
    }

    private static String line(int number) {
        return "2026-11-22 10:00:00 \u001b[32mINFO\u001b[0m shop.cart order "
                + number
                + " was taken and paid and sent, see above for what it was";
    }

    /// A view in the window and how long it took until the last lines were there to be painted.
    private record Opened(LogView view, double millis, double cpu) {}

    private Opened opened() {
        long begin = System.nanoTime();
        long cpu = cpu();
        var view = Window.onFx(() -> show(1, true));
        Eventually.is(() -> Window.onFx(() -> isAtEnd(view, LINES) ? true : null));
        return new Opened(view, (System.nanoTime() - begin) / 1e6, (cpu() - cpu) / 1e6);
    }

    private LogView show(int ordinal, boolean ended) {
        var view =
                new LogView(
                        desktop.context(),
                        step -> FileStepLog.of(folder, step.ordinal()),
                        link -> {},
                        () -> {});
        var parts = List.of(part(ordinal, ended));
        put(view);
        view.show("bar", parts, parts, ended, true);
        if (!ended) {
            view.follow(true);
        } else {
            canvas(view).moveToEnd();
        }
        return view;
    }

    /// In the one scene that the window has, as a page comes into it.
    private void put(javafx.scene.Parent content) {
        if (stage.getScene().getRoot() != place) {
            place.getStyleClass().add("slipway");
            var scene = new Scene(place, 1280, 800);
            scene.getStylesheets().setAll(stage.getScene().getStylesheets());
            stage.setScene(scene);
        }
        place.getChildren().setAll(content);
    }

    private static LogPart part(int ordinal, boolean ended) {
        var step =
                new StepResult(
                        ordinal,
                        "sh",
                        "./bar.sh",
                        ended ? Status.SUCCESS : Status.RUNNING,
                        Instant.EPOCH,
                        null,
                        false);
        var stage =
                new StageResult(
                        "Bar",
                        "Bar",
                        step.status(),
                        Instant.EPOCH,
                        null,
                        StageTimes.NONE,
                        null,
                        null,
                        false,
                        List.of(step),
                        List.of());
        return new LogPart(stage, step);
    }

    private static LogCanvas canvas(LogView view) {
        view.applyCss();
        return (LogCanvas) view.lookup("#log");
    }

    /// True when the last line is known, in sight, and read.
    private static boolean isAtEnd(LogView view, long lines) {
        var canvas = canvas(view);
        var document = canvas.document();
        if (document.rowCount() < lines) {
            return false;
        }
        if (!canvas.viewport().isAtEnd()) {
            canvas.moveToEnd();
            return false;
        }
        return canvas.getHeight() > 0
                && document.row(document.rowCount() - 1) instanceof LogRow.Text;
    }

    private static double searched(Opened opened) {
        long begin = System.nanoTime();
        var view = opened.view;
        Window.onFx(() -> {
            ((TextField) view.lookup("#log-search")).setText(RARE);
            return true;
        });
        Eventually.is(() ->
                Window.onFx(() ->
                        ((Label) view.lookup("#log-found")).getText().startsWith("1")
                                ? true
                                : null));
        return (System.nanoTime() - begin) / 1e6;
    }

    private void close(Opened opened) {
        Window.onFx(() -> {
            put(new StackPane());
            opened.view.close();
            return true;
        });
    }

    private double[] live() throws InterruptedException {
        var place = new AtomicReference<LogView>();
        try {
            return frames(Optional.of(place));
        } finally {
            Window.onFx(() -> {
                place.get().close();
                return true;
            });
        }
    }

    /// The times between frames while lines come in; with a view that follows them and is scrolled
    /// if there is a place for one.
    private double[] frames(Optional<AtomicReference<LogView>> place) throws InterruptedException {
        int ordinal = place.isEmpty() ? 2 : 3;
        var going = new AtomicBoolean(true);
        var log = StepLogWriter.create(folder, ordinal, Clock.systemUTC());
        var writer = Thread.ofPlatform().start(() -> writeSteadily(log, going));
        place.ifPresent(p -> p.set(Window.onFx(() -> show(ordinal, false))));
        var clock = new Frames(place.map(AtomicReference::get));
        Window.onFx(() -> {
            clock.start();
            return true;
        });
        clock.done.await();
        going.set(false);
        writer.join();
        log.close();
        return clock.times();
    }

    private static void writeSteadily(StepLogWriter log, AtomicBoolean going) {
        long begin = System.nanoTime();
        for (int i = 0; going.get(); i++) {
            log.line(line(i));
            if (i % 500 == 0) {
                long due = begin + i * 1_000_000_000L / A_SECOND;
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            }
        }
    }

    /// Counts frames after the warm-up, and scrolls: two thirds of the time at the end, one third
    /// up and down.
    private static final class Frames extends AnimationTimer {
        private final CountDownLatch done = new CountDownLatch(1);
        private final List<Double> times = new ArrayList<>();
        private final Optional<LogView> place;
        private long begin;
        private long last;

        Frames(Optional<LogView> place) {
            this.place = place;
        }

        @Override
        public void handle(long unused) {
            long now = System.nanoTime();
            begin = begin == 0 ? now : begin;
            if (now - begin > WARM_UP.toNanos()) {
                times.add((now - last) / 1e6);
            }
            last = now;
            place.ifPresent(view -> scroll(view, (now - begin) / 1_000_000 % 3000));
            if (now - begin > WARM_UP.plus(MEASURED).toNanos()) {
                stop();
                done.countDown();
            }
        }

        private static void scroll(LogView view, long phase) {
            var canvas = canvas(view);
            if (phase < 500) {
                canvas.moveBy(-40);
            } else if (phase < 1000) {
                canvas.moveBy(25);
            } else if (!canvas.follow().get()) {
                view.follow(true);
            }
        }

        double[] times() {
            return times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        }
    }

    private static double p99(double[] sorted) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * 99L / 100)];
    }

    private static double worst(double[] sorted) {
        return Arrays.stream(sorted).max().orElse(0);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long heap() {
        var runtime = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void say(String pattern, Object... values) {
        System.out.println(String.format(Locale.ROOT, pattern, values));
    }
}
