package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Invocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The options of Jenkins and its usual plugins, and what Slipway does with each.
final class OptionCatalogue {

    enum Support {
        RUNS,
        IDLE,
        REFUSED
    }

    /// @param inStage allowed in a stage too · word why it has no effect, or what to do instead
    record Entry(Signature signature, boolean inStage, Support support, String word) {}

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    private OptionCatalogue() {}

    static {
        both("timeout", "time!:number activity:flag unit:unit", Support.RUNS, "");
        both("retry", "count!:number conditions:list", Support.RUNS, "");
        both("skipDefaultCheckout", "skipDefaultCheckout!:flag", Support.RUNS, "");
        top("parallelsAlwaysFailFast", "", Support.RUNS, "");
        both("timestamps", "", Support.RUNS, "");
        both("ansiColor", "colorMapName!", Support.RUNS, "");
        top("buildDiscarder", "strategy!:object", Support.RUNS, "");
        top("disableConcurrentBuilds", "abortPrevious:flag", Support.RUNS, "");
        top("disableResume", "", Support.IDLE, "A run that was interrupted is never resumed.");
        top("disableRestartFromStage", "", Support.RUNS, "");
        top("durabilityHint", "hint!", Support.IDLE, "Slipway always saves what it does.");
        top(
                "preserveStashes",
                "buildCount:number",
                Support.IDLE,
                "Slipway keeps the stashes of a project's last runs anyway.");
        top(
                "overrideIndexTriggers",
                "enableTriggers!:flag",
                Support.IDLE,
                "There is no branch indexing.");
        top("quietPeriod", "quietPeriod!:number", Support.RUNS, "");
        top(
                "rateLimitBuilds",
                "throttle!:object",
                Support.IDLE,
                "Runs begin when they are asked for.");
        top("rateLimit", "…", Support.IDLE, "Runs begin when they are asked for.");
        top("skipStagesAfterUnstable", "", Support.RUNS, "");
        top("checkoutToSubdirectory", "subdirectory!", Support.RUNS, "");
        top("newContainerPerStage", "", Support.RUNS, "");
        top("copyArtifactPermission", "…", Support.IDLE, "There are no other projects' copies.");
        top("authorizationMatrix", "…", Support.IDLE, "There are no accounts.");
        top("githubProjectProperty", "…", Support.IDLE, "It is only a link.");
        top("gitLabConnection", "…", Support.IDLE, "It is only a link.");
        top("throttleJobProperty", "…", Support.REFUSED, "Leave it out.");
        both("lock", "…", Support.RUNS, "");
        both("throttle", "…", Support.REFUSED, "Leave it out.");
        both("catchError", "…", Support.RUNS, "");
        both("warnError", "…", Support.RUNS, "");
        both("withCredentials", "…", Support.RUNS, "");
        both("waitUntil", "…", Support.RUNS, "");
        both("withEnv", "…", Support.RUNS, "");
        both("wrap", "…", Support.REFUSED, "Leave it out.");
        for (var link :
                List.of(
                        "githubProjectProperty",
                        "gitLabConnection",
                        "giteaConnection",
                        "jiraProjectProperty",
                        "office365ConnectorWebhooks",
                        "buildBlocker",
                        "datadog",
                        "ownership",
                        "copyArtifactPermission",
                        "authorizationMatrix",
                        "throttleJobProperty",
                        "branchSourceProperty",
                        "zenTimestamp",
                        "hidden")) {
            ENTRIES.computeIfAbsent(
                    link,
                    _ ->
                            new Entry(
                                    Signature.of("…"),
                                    false,
                                    Support.IDLE,
                                    "It is a setting of a Jenkins server."));
        }
        for (var wrapper :
                List.of(
                        "gitlabCommitStatus",
                        "gitlabBuilds",
                        "withVault",
                        "withFolderProperties",
                        "withChecks",
                        "withBuildUser",
                        "podTemplate",
                        "logstash",
                        "maskPasswords")) {
            both(wrapper, "…", Support.REFUSED, "Leave it out.");
        }
        both("withAWS", "…", Support.REFUSED, "Use `withCredentials`.");
    }

    private static void both(String name, String words, Support support, String word) {
        ENTRIES.put(name, new Entry(Signature.of(words), true, support, word));
    }

    private static void top(String name, String words, Support support, String word) {
        ENTRIES.put(name, new Entry(Signature.of(words), false, support, word));
    }

    static Optional<Entry> find(String name) {
        return Optional.ofNullable(ENTRIES.get(name));
    }

    static void check(Invocation option, boolean inStage, Blocks blocks) {
        var at = option.position();
        var entry = ENTRIES.get(option.name());
        if (option.name().equals("parameters") || option.name().equals("triggers")) {
            blocks.findings()
                    .error(
                            at,
                            "pipeline.wrongPlace",
                            "`" + option.name() + "` is not an option",
                            "It has a section of its own beside `options`.");
        } else if (entry == null) {
            blocks.unknown(at, "option", option.name(), new TreeSet<>(ENTRIES.keySet()));
        } else if (inStage && !entry.inStage()) {
            blocks.findings()
                    .error(
                            at,
                            "pipeline.wrongPlace",
                            "The option `" + option.name() + "` is not allowed in a stage",
                            "Move it to the `options` of the pipeline.");
        } else {
            entry.signature().check(option.name(), option.arguments(), option.named(), at, blocks);
            Functions.check(option, blocks);
        }
    }
}
