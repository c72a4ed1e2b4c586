package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.script.Symbols;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The steps there are, by name. One more step is one more line here.
public final class Steps {
    private static final Map<String, StepAction> ALL =
            joined(
                    FileSteps.ALL,
                    DataSteps.ALL,
                    ArchiveSteps.ALL,
                    CodeSteps.ALL,
                    WindowsSteps.ALL,
                    ToolSteps.ALL,
                    ServiceSteps.ALL,
                    CoverageSteps.ALL,
                    IssueSteps.ALL,
                    HttpSteps.ALL,
                    SshSteps.ALL,
                    CloudSteps.ALL,
                    ContainerSteps.ALL,
                    Map.of(
                            "waitForQualityGate",
                            QualityGate::step,
                            "validateDeclarativePipeline",
                            new ValidateStep()),
                    Map.ofEntries(
                            Map.entry("sh", new ShStep()),
                            Map.entry("echo", SimpleSteps::echo),
                            Map.entry("error", SimpleSteps::error),
                            Map.entry("unstable", SimpleSteps::unstable),
                            Map.entry("sleep", SimpleSteps::sleep),
                            Map.entry("deleteDir", SimpleSteps::deleteDir),
                            Map.entry("cleanWs", SimpleSteps::cleanWs),
                            Map.entry("checkout", SourceSteps::checkout),
                            Map.entry("dir", BlockSteps::dir),
                            Map.entry("withEnv", BlockSteps::withEnv),
                            Map.entry("timeout", BlockSteps::timeout),
                            Map.entry("retry", BlockSteps::retry),
                            Map.entry("catchError", BlockSteps::catchError),
                            Map.entry("warnError", BlockSteps::warnError),
                            Map.entry("timestamps", BlockSteps::inside),
                            Map.entry("ansiColor", BlockSteps::inside),
                            Map.entry("junit", CollectSteps::junit),
                            Map.entry("cucumber", CollectSteps::cucumber),
                            Map.entry("xunit", CollectSteps::xunit),
                            Map.entry("nunit", CollectSteps::ofNet),
                            Map.entry("mstest", CollectSteps::ofNet),
                            Map.entry("emailextrecipients", MessageSteps::recipients),
                            Map.entry("archiveArtifacts", CollectSteps::archiveArtifacts),
                            Map.entry("archive", CollectSteps::archive),
                            Map.entry("publishHTML", PublishSteps::publishHtml),
                            Map.entry("git", SourceSteps::git),
                            Map.entry("ws", NodeSteps::ws),
                            Map.entry("stash", HandoverSteps::stash),
                            Map.entry("unstash", HandoverSteps::unstash),
                            Map.entry("copyArtifacts", HandoverSteps::copyArtifacts),
                            Map.entry("waitUntil", BlockSteps::waitUntil),
                            Map.entry("input", FlowSteps::input),
                            Map.entry("lock", FlowSteps::lock),
                            Map.entry("milestone", FlowSteps::milestone),
                            Map.entry("build", FlowSteps::build),
                            Map.entry("withCredentials", CredentialSteps::withCredentials),
                            Map.entry("mail", MessageSteps::message),
                            Map.entry("emailext", MessageSteps::message),
                            Map.entry("slackSend", MessageSteps::message),
                            Map.entry("stage", ScriptStages::stage),
                            Map.entry("parallel", ScriptStages::parallel),
                            Map.entry("node", NodeSteps::node),
                            Map.entry("properties", NodeSteps::properties)));

    /// Steps that may stand among the options of a pipeline or stage and are around all of it.
    private static final Set<String> AROUND =
            Set.of(
                    "timeout",
                    "retry",
                    "lock",
                    "withCredentials",
                    "withEnv",
                    "catchError",
                    "warnError",
                    "waitUntil");

    /// The argument by which an option says to a step what it is around: `stage`, `run`.
    static final String SUBJECT = "$subject";

    /// Those that need no agent.
    private static final Set<String> WITHOUT_AGENT =
            Set.of(
                    "echo",
                    "stage",
                    "parallel",
                    "node",
                    "properties",
                    "isUnix",
                    "readTrusted",
                    "library",
                    "libraryResource",
                    "error",
                    "unstable",
                    "sleep",
                    "timeout",
                    "retry",
                    "timestamps",
                    "ansiColor",
                    "withMaven",
                    "nodejs",
                    "wrap",
                    "withSonarQubeEnv",
                    "withDockerRegistry",
                    "withDockerContainer",
                    "podTemplate",
                    "withAWS",
                    "withKubeConfig",
                    "withEnv",
                    "dir",
                    "catchError",
                    "warnError",
                    "waitUntil",
                    "input",
                    "lock",
                    "milestone",
                    "build",
                    "withCredentials",
                    "mail",
                    "emailext",
                    "slackSend",
                    "emailextrecipients");

    private Steps() {}

    @SafeVarargs
    private static Map<String, StepAction> joined(Map<String, StepAction>... parts) {
        var all = new HashMap<String, StepAction>();
        for (var part : parts) {
            all.putAll(part);
        }
        return Map.copyOf(all);
    }

    public static Set<String> names() {
        return ALL.keySet();
    }

    public static boolean knows(String name) {
        return ALL.containsKey(name);
    }

    static boolean isAround(String name) {
        return AROUND.contains(name);
    }

    static boolean needsAgent(String name) {
        return !WITHOUT_AGENT.contains(name) && !Symbols.isSymbol(name);
    }

    static StepAction named(String name) {
        var action = ALL.get(name);
        if (action == null) {
            throw StepFailure.failure("Slipway has no step \"" + name + "\"");
        }
        return action;
    }
}
