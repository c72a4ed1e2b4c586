package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Trigger;
import java.util.List;
import java.util.Map;

/// `currentBuild.buildCauses`: what started the run, under the names of Jenkins' classes.
final class BuildCauses {
    private BuildCauses() {}

    static List<Map<String, String>> of(Trigger trigger) {
        return switch (trigger) {
            case MANUAL -> List.of(cause("hudson.model.Cause$UserIdCause", "Started by user"));
            case REPLAY ->
                    List.of(
                            cause("hudson.model.Cause$UserIdCause", "Started by user"),
                            cause(
                                    "org.jenkinsci.plugins.workflow.cps.replay.ReplayCause",
                                    "Replayed"));
            case POLL, WEBHOOK, LOCAL_COMMIT ->
                    List.of(
                            cause(
                                    "hudson.triggers.SCMTrigger$SCMTriggerCause",
                                    "Started by an SCM change"),
                            cause("jenkins.branch.BranchEventCause", "Push event to branch"));
            case CRON ->
                    List.of(
                            cause(
                                    "hudson.triggers.TimerTrigger$TimerTriggerCause",
                                    "Started by timer"));
            case UPSTREAM ->
                    List.of(
                            cause(
                                    "hudson.model.Cause$UpstreamCause",
                                    "Started by upstream project"));
        };
    }

    private static Map<String, String> cause(String type, String words) {
        return Map.of("_class", type, "shortDescription", words);
    }
}
