package dev.slipway.core.pipeline.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names that only describe something for the step around them: `string(name: 'X')`,
/// `usernamePassword(…)`, `cron('H * * * *')`. Their value is a map of their arguments with the
/// name under `$class`, which is how scripts write the same by hand.
public final class Symbols {
    /// Where the arguments without a name are kept, as a list.
    public static final String ARGUMENTS = "$arguments";

    public static final String NAME = "$class";

    private static final Set<String> ALL =
            Set.of(
                    "string",
                    "text",
                    "booleanParam",
                    "choice",
                    "password",
                    "file",
                    "credentials",
                    "run",
                    "extendedChoice",
                    "parameters",
                    "pipelineTriggers",
                    "cron",
                    "pollSCM",
                    "upstream",
                    "githubPush",
                    "gitlab",
                    "buildDiscarder",
                    "logRotator",
                    "disableConcurrentBuilds",
                    "disableResume",
                    "durabilityHint",
                    "copyArtifactPermission",
                    "rateLimitBuilds",
                    "rateLimit",
                    "skipDefaultCheckout",
                    "usernamePassword",
                    "usernameColonPassword",
                    "sshUserPrivateKey",
                    "certificate",
                    "zip",
                    "dockerCert",
                    "kubeconfigFile",
                    "scmGit",
                    "gitSCM",
                    "cloneOption",
                    "submodule",
                    "cleanBeforeCheckout",
                    "cleanAfterCheckout",
                    "localBranch",
                    "checkoutOption",
                    "lfs",
                    "gitLFSPull",
                    "lastSuccessful",
                    "lastCompleted",
                    "specific",
                    "latestSavedBuild",
                    "permalink",
                    "buildParameter",
                    "agent",
                    "kubernetesAgent",
                    "nonresumable",
                    "nonInheriting",
                    "developers",
                    "requestor",
                    "culprits",
                    "upstreamDevelopers",
                    "brokenBuildSuspects",
                    "brokenTestsSuspects",
                    "pattern",
                    "vSphere",
                    "throttleJobProperty",
                    "overrideIndexTriggers",
                    "preserveStashes",
                    "githubProjectProperty",
                    "githubProject",
                    "gitLabConnection",
                    "authorizationMatrix",
                    "parameterizedCron",
                    "GenericTrigger",
                    "issueCommentTrigger",
                    "junitReports",
                    "modernSCM",
                    "fromScm",
                    "gitSource",
                    "batchFile",
                    "aws",
                    "gitUsernamePassword",
                    "tomcat7",
                    "tomcat8",
                    "tomcat9",
                    "tomcat10",
                    "containerTemplate",
                    "envVar",
                    "sshPublisherDesc",
                    "sshTransfer",
                    "jacocoAdapter",
                    "coberturaAdapter",
                    "coberturaReportAdapter",
                    "istanbulCoberturaAdapter",
                    "opencoverAdapter",
                    "opencoverReportAdapter",
                    "goCoverageAdapter",
                    "sourceFiles",
                    "checkStyle",
                    "pmdParser",
                    "cpd",
                    "spotBugs",
                    "findBugs",
                    "esLint",
                    "tsLint",
                    "styleLint",
                    "ktLint",
                    "detekt",
                    "php",
                    "phpCodeSniffer",
                    "swiftLint",
                    "sarif",
                    "java",
                    "mavenConsole",
                    "gcc",
                    "clang",
                    "kotlin",
                    "JUnit",
                    "NUnit2",
                    "NUnit3",
                    "MSTest",
                    "xUnitDotNet",
                    "GoogleTest",
                    "PHPUnit",
                    "CTest",
                    "BoostTest");

    private Symbols() {}

    public static boolean isSymbol(String name) {
        return ALL.contains(name);
    }

    static Map<@Nullable Object, @Nullable Object> value(
            String name, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        Map<@Nullable Object, @Nullable Object> value = new LinkedHashMap<>();
        value.put(NAME, name);
        value.putAll(named);
        if (!arguments.isEmpty()) {
            value.put(ARGUMENTS, new ArrayList<>(arguments));
        }
        return value;
    }
}
