package dev.slipway.app;

import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.PendingInput;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Question;
import dev.slipway.core.pipeline.RunDetails;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestFailure;
import dev.slipway.core.pipeline.TestTotals;
import dev.slipway.core.source.ProjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// A week's runs of a project: good ones, a failed one with logs and tests, one that is going on.
final class PictureRuns {
    private static final Instant NOW = Instant.now();

    private final MadeHome home;

    PictureRuns(MadeHome home) {
        this.home = home;
    }

    void good(ProjectName project, String commit, String ref, Duration ago, double seconds) {
        var maker = new RunMaker(ref, "Round prices half up", NOW.minus(ago)).at(commit);
        var run =
                home.run(
                        project,
                        maker,
                        created -> {
                            maker.then(
                                    maker.stage(
                                            "Build",
                                            Status.SUCCESS,
                                            seconds,
                                            seconds,
                                            "./build.sh"));
                            maker.then(
                                    maker.group(
                                            "Test",
                                            Status.SUCCESS,
                                            true,
                                            maker.stage(
                                                    "Test/unit",
                                                    Status.SUCCESS,
                                                    seconds / 2,
                                                    5,
                                                    "./test.sh unit"),
                                            maker.stage(
                                                    "Test/http",
                                                    Status.SUCCESS,
                                                    seconds / 3,
                                                    4,
                                                    "./test.sh http")));
                            maker.then(
                                    maker.stage(
                                            "Package",
                                            Status.SUCCESS,
                                            2,
                                            2,
                                            "tar cf build/shop.tar ."));
                            maker.then(maker.stage("Image", Status.SUCCESS, 3, 3, "web"));
                            return maker.whole(
                                    created,
                                    Status.SUCCESS,
                                    new TestTotals(43, 42, 0, 0, 1, 0),
                                    List.of(),
                                    null);
                        });
        home.tests(
                run.id(),
                PictureTests.all().stream()
                        .map(test -> PictureTests.passed(test, run.id().number()))
                        .toList());
    }

    void failed(ProjectName project, String commit) {
        var maker =
                new RunMaker("main", "Fix the rounding of carts", NOW.minusSeconds(320)).at(commit);
        var run =
                home.run(
                        project,
                        maker,
                        created -> {
                            maker.then(
                                    maker.stage(
                                            "Checkout", Status.SUCCESS, 1.2, 1.1, "git checkout"));
                            maker.then(
                                    maker.stage(
                                            "Build",
                                            Status.SUCCESS,
                                            18.4,
                                            16,
                                            "./build.sh --release"));
                            maker.then(
                                    maker.group(
                                            "Test",
                                            Status.FAILURE,
                                            true,
                                            maker.stage(
                                                    "Test/unit",
                                                    Status.FAILURE,
                                                    31,
                                                    12.5,
                                                    "./test.sh unit"),
                                            maker.stage(
                                                    "Test/http",
                                                    Status.SUCCESS,
                                                    14,
                                                    15,
                                                    "./test.sh http"),
                                            maker.stage(
                                                    "Test/lint",
                                                    Status.UNSTABLE,
                                                    4,
                                                    3,
                                                    "./lint.sh")));
                            maker.then(maker.stage("Package", Status.NOT_BUILT, 0, 2, ""));
                            maker.then(maker.stage("Image", Status.NOT_BUILT, 0, 3, ""));
                            return maker.whole(
                                    created,
                                    Status.FAILURE,
                                    new TestTotals(43, 39, 2, 1, 1, 0),
                                    List.of(
                                            new TestFailure(
                                                    "CartTest.rounds",
                                                    "expected: <10.00> but was: <9.99>"),
                                            new TestFailure(
                                                    "CartTest.totals",
                                                    "expected: <31.50> but was: <31.49>"),
                                            new TestFailure("ApiTest.slow", "timed out after 5 s")),
                                    "Stage Test/unit failed: ./test.sh unit ended with 1.");
                        });
        home.log(
                run.id(),
                1,
                "Cloning into the workspace",
                "HEAD is now at 9f3c1e2 Fix the rounding of carts");
        home.log(run.id(), 2, buildLog());
        home.log(run.id(), 3, testLog());
        home.log(
                run.id(),
                4,
                "+ ./test.sh http",
                "GET /health 200",
                "GET /cart 200",
                "8 checks, 0 failed");
        home.log(
                run.id(),
                5,
                "+ ./lint.sh",
                "\u001b[33mwarning:\u001b[0m 3 unused variables",
                "src/cart.sh:14:1: SC2034");
        home.tests(run.id(), PictureTests.all());
    }

    private static String[] buildLog() {
        var lines = new ArrayList<String>(List.of("+ ./build.sh --release"));
        for (int i = 1; i <= 180; i++) {
            lines.add(
                    "\u001b[32m[ " + i * 100 / 180 + "%]\u001b[0m compiling src/part_" + i + ".c");
        }
        lines.add("\u001b[1;32mBUILD SUCCESS\u001b[0m");
        return lines.toArray(String[]::new);
    }

    private static String[] testLog() {
        var lines = new ArrayList<String>(List.of("+ ./test.sh unit"));
        for (int i = 1; i <= 60; i++) {
            lines.add(
                    "\u001b[32m✔\u001b[0m PriceTest.case"
                            + i
                            + " \u001b[2m("
                            + ThreadLocalRandom.current().nextInt(3, 90)
                            + " ms)\u001b[0m");
        }
        lines.add("\u001b[31m✖ CartTest.rounds\u001b[0m  价格四舍五入");
        lines.add("  \u001b[1;31mAssertionFailedError\u001b[0m: expected: <10.00> but was: <9.99>");
        lines.add("      at shop.CartTest.rounds(\u001b[4mCartTest.java:57\u001b[0m)");
        lines.add("      at java.base/java.lang.reflect.Method.invoke(Method.java:580)");
        lines.add(
                "\u001b[38;5;208mslow:\u001b[0m ApiTest.slow took \u001b[38;2;255;90;90m5.0 s\u001b[0m");
        lines.add("\u001b[41;97m FAILED \u001b[0m 43 tests, 2 failures, 1 error");
        lines.add("script returned exit code 1");
        return lines.toArray(String[]::new);
    }

    void live(ProjectName project, String commit) {
        var maker =
                new RunMaker("feature/invoices", "Number invoices by year", NOW.minusSeconds(24))
                        .at(commit);
        PipelineRun run =
                home.run(
                        project,
                        maker,
                        created -> {
                            maker.then(
                                    maker.stage("Build", Status.SUCCESS, 14, 16, "mvn -B package"));
                            maker.then(
                                    maker.stage("Test", Status.RUNNING, 10, 12.5, "mvn -B verify"));
                            maker.then(maker.stage("Image", Status.QUEUED, 0, 3, ""));
                            return maker.whole(
                                            created,
                                            Status.RUNNING,
                                            TestTotals.NONE,
                                            List.of(),
                                            null)
                                    .with(asking());
                        });
        home.log(run.id(), 1, "+ mvn -B package", "[INFO] BUILD SUCCESS");
        try (var log = home.openLog(run.id(), 2)) {
            for (int i = 0; i < 40; i++) {
                log.line("[\u001b[1;34mINFO\u001b[m] Running billing.InvoiceTest" + i);
            }
        }
    }

    private static RunDetails asking() {
        return new RunDetails(
                Map.of(),
                null,
                null,
                List.of(
                        new PendingInput(
                                "Target",
                                "Test",
                                "Which database are the tests to use?",
                                "Go on",
                                "",
                                List.of(
                                        new Question(
                                                Parameter.Kind.CHOICE,
                                                "DATABASE",
                                                "",
                                                "postgres",
                                                List.of("postgres", "sqlite"))),
                                NOW.minusSeconds(20))),
                List.of(),
                null,
                null);
    }
}
