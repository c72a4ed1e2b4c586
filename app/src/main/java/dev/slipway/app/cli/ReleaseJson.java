package dev.slipway.app.cli;

import static dev.slipway.app.cli.Json.array;
import static dev.slipway.app.cli.Json.millis;
import static dev.slipway.app.cli.Json.object;
import static dev.slipway.app.cli.Json.time;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.release.PlanView;
import dev.slipway.core.release.ReleaseReport;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.release.verdict.Proportion;
import dev.slipway.core.traffic.Weight;

/// Releases, their plans and reports as JSON.
final class ReleaseJson {
    private ReleaseJson() {}

    static ObjectNode status(ReleaseStatus status) {
        var document =
                object().put("id", status.id().toString())
                        .put("project", status.project().value())
                        .put("environment", status.environment().value())
                        .put("service", status.service().orElse(null))
                        .put("version", status.version().toString())
                        .put("strategy", status.strategy().map(StrategyName::word).orElse(null))
                        .put("phase", status.phase().name())
                        .put("reason", status.reason().map(Enum::name).orElse(null));
        document.set("waitingFor", status.waitingFor().map(ReleaseJson::waitingFor).orElse(null));
        document.put("step", status.step());
        document.set(
                "steps",
                array(
                        status.steps(),
                        s ->
                                object().put("text", s.text())
                                        .put("state", s.state())
                                        .put(
                                                "weight",
                                                s.weight().map(Weight::percent).orElse(null))));
        document.put("desiredWeight", status.desiredWeight().percent())
                .put("effectiveWeight", status.effectiveWeight().percent())
                .put("effectiveAt", time(status.effectiveAt()));
        document.set(
                "endpoints",
                array(
                        status.endpoints(),
                        e -> object().put("service", e.service()).put("url", e.url())));
        document.put("drivenBy", status.drivenBy().orElse(null));
        document.set("variants", array(status.variants(), ReleaseJson::variant));
        document.set("verdicts", array(status.verdicts(), ReleaseJson::verdict));
        return document.put("outcome", status.outcome().map(Enum::name).orElse(null))
                .put("message", status.message().orElse(null))
                .put("startedAt", time(status.startedAt()))
                .put("endedAt", time(status.endedAt()));
    }

    private static ArrayNode verdicts(ReleaseReport report) {
        var all = object().putArray("all");
        for (var analysis : report.analyses()) {
            for (var metric : analysis.metrics()) {
                all.add(
                        verdict(metric)
                                .put("step", analysis.step())
                                .put("at", time(analysis.at()))
                                .put("judgement", analysis.judgement().name()));
            }
        }
        return all;
    }

    private static ObjectNode verdict(MetricVerdict verdict) {
        return object().put("metric", verdict.metric())
                .put("verdict", verdict.verdict().name())
                .put("evidence", verdict.evidence())
                .put("safety", verdict.safety())
                .put("requests", verdict.requests())
                .put("stillNeeded", verdict.stillNeeded().orElse(null))
                .put("decides", verdict.decides())
                .put("candidate", verdict.candidate())
                .put("stable", verdict.stable())
                .put("ratioLow", verdict.low().orElse(null))
                .put("ratioHigh", verdict.high().orElse(null))
                .put("note", verdict.note());
    }

    private static ObjectNode waitingFor(ReleaseStatus.WaitingFor waiting) {
        return object().put("what", waiting.what())
                .put("until", time(waiting.until()))
                .put("missing", waiting.missing().orElse(null))
                .put("missingMs", millis(waiting.about()));
    }

    private static ObjectNode variant(ReleaseStatus.VariantView variant) {
        var node =
                object().put("name", variant.name())
                        .put("role", variant.role())
                        .put("version", variant.version().toString());
        node.set(
                "images",
                array(
                        variant.images(),
                        i ->
                                object().put("service", i.service())
                                        .put("imageId", i.imageId())
                                        .put("digest", i.digest().orElse(null))));
        node.put("ready", variant.ready())
                .put("replicas", variant.replicas())
                .put("desiredWeight", variant.desiredWeight().percent())
                .put("effectiveWeight", variant.effectiveWeight().percent());
        var observed = variant.observed();
        var rate = Proportion.of(observed.errors(), observed.requests());
        node.putObject("observed")
                .put("requests", observed.requests())
                .put("errors", observed.errors())
                .put("errorRate", 100 * rate.value())
                .put("errorRateLow", 100 * rate.low())
                .put("errorRateHigh", 100 * rate.high())
                .put("share", observed.share().orElse(null))
                .put("p50Ms", observed.p50Ms().orElse(null))
                .put("p95Ms", observed.p95Ms().orElse(null))
                .put("p99Ms", observed.p99Ms().orElse(null));
        return node;
    }

    static ObjectNode plan(PlanView plan) {
        var document =
                object().put("from", plan.from().map(Object::toString).orElse(null))
                        .put("strategy", plan.strategy().map(StrategyName::word).orElse(null));
        document.set(
                "changes",
                array(
                        plan.changes(),
                        c ->
                                object().put("action", c.action())
                                        .put("service", c.service())
                                        .put("container", c.container())
                                        .put("why", c.why())));
        document.set(
                "pulls",
                array(
                        plan.pulls(),
                        p ->
                                object().put("service", p.service())
                                        .put("image", p.image())
                                        .put("size", p.size().orElse(null))));
        document.set("steps", Json.words(plan.steps()));
        document.set("forecasts", Json.words(plan.forecasts()));
        document.set("warnings", Json.words(plan.warnings()));
        document.set("hostAccess", Json.words(plan.hostAccess()));
        document.set("gates", Json.words(plan.gates()));
        return document;
    }

    static ObjectNode report(ReleaseReport report) {
        var document =
                object().put("release", report.release().toString())
                        .put("outcome", report.outcome().map(Enum::name).orElse(null))
                        .put("winner", report.winner().orElse(null))
                        .put("requests", report.requests())
                        .put("dropped", report.dropped())
                        .put("cut", report.cut())
                        .put("clickToTrafficMs", millis(report.clickToTraffic()))
                        .put("abortMs", millis(report.abort()));
        document.set(
                "shares",
                array(
                        report.shares(),
                        s ->
                                object().put("asked", s.asked().percent())
                                        .put("achieved", s.achieved().orElse(null))
                                        .put("requests", s.requests())));
        document.set("verdicts", verdicts(report));
        document.set(
                "timeline",
                array(
                        report.timeline(),
                        t ->
                                object().put("at", time(t.at()))
                                        .put("what", t.what())
                                        .put("by", t.by())
                                        .put("why", t.why())));
        return document;
    }
}
