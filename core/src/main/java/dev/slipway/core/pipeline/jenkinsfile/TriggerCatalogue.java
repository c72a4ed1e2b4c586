package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Invocation;
import java.util.Map;
import java.util.Set;

/// The triggers of Jenkins and its usual plugins, and what they are told.
final class TriggerCatalogue {
    private static final Map<String, Signature> KNOWN =
            Map.of(
                    "cron", Signature.of("spec!"),
                    "pollSCM", Signature.of("scmpoll_spec! ignorePostCommitHooks:flag"),
                    "upstream", Signature.of("upstreamProjects! threshold:any"),
                    "githubPush", Signature.of(""),
                    "bitbucketPush", Signature.of("…"));

    private static final Set<String> OF_PLUGINS =
            Set.of(
                    "GenericTrigger",
                    "parameterizedCron",
                    "gitlab",
                    "gerrit",
                    "githubPullRequests",
                    "githubBranches",
                    "ghprb",
                    "issueCommentTrigger",
                    "pullRequestComment",
                    "pullRequestReview",
                    "bitBucketTrigger",
                    "bitbucketTriggers",
                    "giteaPush",
                    "dockerHubTrigger",
                    "registryTrigger",
                    "eventTrigger",
                    "snapshotDependencies",
                    "artifactoryTrigger",
                    "ciBuildTrigger",
                    "URLTrigger",
                    "fsTrigger",
                    "periodicFolderTrigger",
                    "jiraChangelogTrigger",
                    "jiraCommentTrigger",
                    "readyForTestingTrigger",
                    "cloudPubSub",
                    "sqs",
                    "teamPRPushTrigger",
                    "teamPushTrigger",
                    "releaseTrigger",
                    "multibranch");

    private TriggerCatalogue() {}

    static void check(Invocation trigger, Blocks blocks) {
        var signature = KNOWN.get(trigger.name());
        if (signature != null) {
            signature.check(
                    trigger.name(),
                    trigger.arguments(),
                    trigger.named(),
                    trigger.position(),
                    blocks);
        } else if (!OF_PLUGINS.contains(trigger.name())) {
            blocks.unknown(trigger.position(), "trigger", trigger.name(), KNOWN.keySet());
        }
        Functions.check(trigger, blocks);
    }
}
