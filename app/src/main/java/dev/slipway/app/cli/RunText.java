package dev.slipway.app.cli;

import dev.slipway.core.pipeline.Coverage;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Runs as a person reads them on a terminal.
final class RunText {
    private RunText() {}

    static List<String> show(PipelineRun run) {
        var lines = new ArrayList<String>();
        lines.add(
                "%s %s  %s @ %s \"%s\"  %s"
                        .formatted(
                                run.id(),
                                run.status().word(),
                                run.ref(),
                                run.revision().shortHash(),
                                run.revision().subject(),
                                Texts.duration(run.duration())));
        Optional.ofNullable(run.cause()).ifPresent(cause -> lines.add("  " + cause));
        lines.addAll(stages(run));
        lines.addAll(tests(run));
        if (!run.details().coverage().isEmpty()) {
            lines.add("  coverage: " + coverage(run.details().coverage()));
        }
        run.details()
                .issues()
                .forEach(it ->
                        lines.add(
                                "  issues of %s: %d errors, %d warnings"
                                        .formatted(it.tool(), it.errors(), it.warnings())));
        run.images()
                .forEach(i ->
                        lines.add(
                                "  image %s  %s  %s%s"
                                        .formatted(
                                                i.service(),
                                                i.tag(),
                                                i.imageId(),
                                                i.digest() == null
                                                        ? ""
                                                        : "  pushed " + i.digest())));
        run.artifacts()
                .forEach(a ->
                        lines.add(
                                "  artifact %s  %s  sha256:%s"
                                        .formatted(a.path(), Texts.size(a.size()), a.sha256())));
        run.details()
                .waiting()
                .forEach(input ->
                        lines.add(
                                "  waits in %s: %s  (slipway answer %s %s ok|abort)"
                                        .formatted(
                                                input.stage(),
                                                input.message(),
                                                run.id(),
                                                input.id())));
        run.details()
                .notices()
                .forEach(notice ->
                        lines.add("  message (not sent) " + notice.to() + ": " + notice.subject()));
        run.warnings().forEach(w -> lines.add("  warning: " + w));
        return lines;
    }

    static String coverage(List<Coverage> counted) {
        return counted.stream()
                .map(it ->
                        String.format(
                                Locale.ROOT,
                                "%s %.1f %% (%d of %d)",
                                it.metric(),
                                it.percent(),
                                it.covered(),
                                it.total()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> stages(PipelineRun run) {
        var rows = new ArrayList<List<String>>();
        run.stages().forEach(stage -> stage(stage, 0, rows));
        return Texts.table(rows);
    }

    private static void stage(StageResult stage, int depth, List<List<String>> rows) {
        rows.add(
                List.of(
                        "  " + "  ".repeat(depth) + mark(stage.status()) + " " + stage.name(),
                        stage.status().word(),
                        Texts.duration(stage.duration()),
                        stage.median() == null ? "" : "median " + Texts.duration(stage.median()),
                        stage.skippedBecause() == null ? "" : stage.skippedBecause()));
        stage.children().forEach(child -> stage(child, depth + 1, rows));
    }

    private static List<String> tests(PipelineRun run) {
        var tests = run.tests();
        if (tests.total() == 0) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add(
                "  tests: %d total, %d passed, %d failed, %d error, %d skipped, %d flaky"
                        .formatted(
                                tests.total(),
                                tests.passed(),
                                tests.failed(),
                                tests.error(),
                                tests.skipped(),
                                tests.flaky()));
        run.failures()
                .forEach(f ->
                        lines.add(
                                "    ✖ "
                                        + f.test()
                                        + ": "
                                        + f.message().lines().findFirst().orElse("")
                                        + (f.newFailure()
                                                ? "  NEW"
                                                : f.failingSince() == 0
                                                        ? ""
                                                        : "  since #" + f.failingSince())));
        return lines;
    }

    /// A shape per status, so that it reads without colour.
    static String mark(Status status) {
        return switch (status) {
            case QUEUED -> "○";
            case RUNNING -> "◐";
            case SUCCESS -> "✔";
            case UNSTABLE -> "▲";
            case FAILURE -> "✖";
            case ABORTED -> "⊘";
            case NOT_BUILT, SKIPPED -> "–";
        };
    }
}
