package dev.slipway.app.cli;

import static dev.slipway.app.cli.Json.array;
import static dev.slipway.app.cli.Json.millis;
import static dev.slipway.app.cli.Json.object;
import static dev.slipway.app.cli.Json.time;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.BuiltImage;
import dev.slipway.core.pipeline.Coverage;
import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.IssueCount;
import dev.slipway.core.pipeline.Notice;
import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.PastTest;
import dev.slipway.core.pipeline.PendingInput;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Question;
import dev.slipway.core.pipeline.RunDetails;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.StepLog;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestTotals;
import dev.slipway.core.pipeline.report.Difference;
import dev.slipway.core.pipeline.report.FailureDetails;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs and what belongs to them as JSON.
final class RunJson {
    private RunJson() {}

    static ObjectNode show(PipelineRun run) {
        var document =
                object().put("id", run.id().toString())
                        .put("project", run.id().project().value())
                        .put("number", run.id().number())
                        .put("attempt", run.id().attempt())
                        .put("ref", run.ref())
                        .put("revision", run.revision().hash())
                        .put("message", run.revision().subject())
                        .put("author", run.revision().author())
                        .put("trigger", run.trigger().word())
                        .put("status", run.status().word())
                        .put("queuedAt", time(run.queuedAt()))
                        .put("startedAt", time(run.startedAt()))
                        .put("durationMs", millis(run.duration()));
        document.set("stages", array(run.stages(), RunJson::stage));
        document.set("tests", totals(run.tests()));
        document.set(
                "failures",
                array(
                        run.failures(),
                        f ->
                                object().put("test", f.test())
                                        .put("message", f.message())
                                        .put("newFailure", f.newFailure())
                                        .put("failingSince", since(run.id(), f.failingSince()))));
        document.set("images", array(run.images(), RunJson::image));
        document.set("artifacts", array(run.artifacts(), RunJson::artifact));
        document.set("warnings", Json.words(run.warnings()));
        details(document, run.details());
        return document.put("cause", run.cause());
    }

    private static void details(ObjectNode document, RunDetails details) {
        document.set("parameters", texts(details.parameters()));
        document.set("inputs", array(details.waiting(), RunJson::input));
        document.set("notices", array(details.notices(), RunJson::notice));
        document.set("coverage", array(details.coverage(), RunJson::coverage));
        document.set("issues", array(details.issues(), RunJson::issues));
        document.put("displayName", details.displayName())
                .put("description", details.description())
                .put("from", details.from())
                .put("replay", details.replay());
    }

    private static ObjectNode texts(Map<String, String> values) {
        var node = object();
        values.forEach(node::put);
        return node;
    }

    private static ObjectNode input(PendingInput input) {
        var node =
                object().put("id", input.id())
                        .put("stage", input.stage())
                        .put("message", input.message())
                        .put("ok", input.ok())
                        .put("submitter", input.submitter())
                        .put("since", time(input.since()));
        node.set("parameters", array(input.questions(), RunJson::question));
        return node;
    }

    private static ObjectNode question(Question question) {
        var node =
                object().put("name", question.name())
                        .put("kind", question.kind().word())
                        .put("description", question.description())
                        .put("default", isSecret(question) ? null : question.initial());
        node.set("choices", Json.words(question.choices()));
        return node;
    }

    private static boolean isSecret(Question question) {
        return question.kind() == Parameter.Kind.PASSWORD;
    }

    static ObjectNode coverage(Coverage coverage) {
        return object().put("metric", coverage.metric())
                .put("covered", coverage.covered())
                .put("missed", coverage.missed())
                .put("percent", Math.round(coverage.percent() * 100) / 100.0);
    }

    private static ObjectNode issues(IssueCount count) {
        return object().put("tool", count.tool())
                .put("errors", count.errors())
                .put("warnings", count.warnings());
    }

    private static ObjectNode notice(Notice notice) {
        return object().put("step", notice.step())
                .put("to", notice.to())
                .put("subject", notice.subject())
                .put("text", notice.text())
                .put("at", time(notice.at()));
    }

    static ObjectNode stage(StageResult stage) {
        var times = stage.times();
        var node =
                object().put("name", stage.name())
                        .put("path", stage.path())
                        .put("status", stage.status().word())
                        .put("startedAt", time(stage.startedAt()))
                        .put("durationMs", millis(stage.duration()))
                        .put("queuedMs", times.queued().toMillis())
                        .put("pullMs", times.pull().toMillis())
                        .put("prepareMs", times.prepare().toMillis())
                        .put("runMs", times.run().toMillis())
                        .put("collectMs", times.collect().toMillis())
                        .put("medianMs", millis(stage.median()))
                        .put("skippedBecause", stage.skippedBecause())
                        .put("parallel", stage.parallel());
        node.set("steps", array(stage.steps(), RunJson::step));
        node.set("children", array(stage.children(), RunJson::stage));
        return node;
    }

    private static ObjectNode step(StepResult step) {
        return object().put("name", step.name())
                .put("label", step.label())
                .put("status", step.status().word())
                .put("startedAt", time(step.startedAt()))
                .put("durationMs", millis(step.duration()))
                .put("cached", step.cached());
    }

    private static ObjectNode totals(TestTotals tests) {
        return object().put("total", tests.total())
                .put("passed", tests.passed())
                .put("failed", tests.failed())
                .put("error", tests.error())
                .put("skipped", tests.skipped())
                .put("flaky", tests.flaky());
    }

    private static ObjectNode image(BuiltImage image) {
        return object().put("service", image.service())
                .put("tag", image.tag())
                .put("imageId", image.imageId())
                .put("digest", image.digest())
                .put("pushed", image.pushed());
    }

    static ObjectNode artifact(Artifact artifact) {
        return object().put("path", artifact.path())
                .put("size", artifact.size())
                .put("sha256", artifact.sha256());
    }

    /// `shop/40`, null for a test that does not fail.
    private static @Nullable String since(RunId run, int number) {
        return number == 0 ? null : run.project().value() + "/" + number;
    }

    static ObjectNode test(RunId run, TestCase test, List<PastTest> history) {
        var details = FailureDetails.of(test);
        var node =
                object().put("test", test.fullName())
                        .put("stage", test.stage())
                        .put("suite", test.suite())
                        .put("className", test.className())
                        .put("name", test.name())
                        .put("status", test.outcome().word())
                        .put("durationMs", test.duration().toMillis())
                        .put("message", test.message())
                        .put("details", test.details())
                        .put("output", test.output())
                        .put("newFailure", test.newFailure())
                        .put("failingSince", since(run, test.failingSince()))
                        .put(
                                "expected",
                                details.difference().map(Difference::expected).orElse(null))
                        .put("actual", details.difference().map(Difference::actual).orElse(null));
        node.set("history", array(history, RunJson::past));
        return node;
    }

    private static ObjectNode past(PastTest past) {
        return object().put("run", past.run().toString())
                .put("status", past.outcome().word())
                .put("durationMs", past.duration().toMillis());
    }

    static ObjectNode logLine(String stage, StepResult step, StepLog.Line line) {
        return object().put("stage", stage)
                .put("step", step.ordinal())
                .put("at", time(line.at()))
                .put("text", line.text());
    }

    static ObjectNode findings(List<Finding> findings) {
        var errors = findings.stream().filter(Finding::isError).count();
        var document = object().put("errors", errors).put("warnings", findings.size() - errors);
        document.set("findings", array(findings, RunJson::finding));
        return document;
    }

    private static ObjectNode finding(Finding finding) {
        return object().put("file", finding.file())
                .put("line", finding.line())
                .put("column", finding.column())
                .put("severity", finding.isError() ? "error" : "warning")
                .put("code", finding.code())
                .put("message", finding.message())
                .put("hint", finding.hint());
    }
}
