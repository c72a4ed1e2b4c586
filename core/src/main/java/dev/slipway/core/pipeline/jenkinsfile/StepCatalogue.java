package dev.slipway.core.pipeline.jenkinsfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The steps of Jenkins and its usual plugins: their parameters, and what Slipway does with each.
public final class StepCatalogue {

    /// @param instead what to write where Slipway does not run the step, empty where it does
    record Entry(Signature signature, Support support, String instead) {}

    enum Support {
        RUNS,
        /// Accepted, and has nothing to do here.
        IDLE,
        REFUSED
    }

    private static final String IMAGE =
            "The tool is the one of the agent's image; what is inside is run.";

    private static final Map<String, String> CLASSES =
            Map.ofEntries(
                    Map.entry("JUnitResultArchiver", "junit"),
                    Map.entry("ArtifactArchiver", "archiveArtifacts"),
                    Map.entry("WsCleanup", "cleanWs"),
                    Map.entry("HtmlPublisher", "publishHTML"),
                    Map.entry("CoberturaPublisher", "cobertura"),
                    Map.entry("JacocoPublisher", "jacoco"),
                    Map.entry("CheckStylePublisher", "checkstyle"),
                    Map.entry("FindBugsPublisher", "findbugs"),
                    Map.entry("PmdPublisher", "pmd"),
                    Map.entry("CucumberReportPublisher", "cucumber"),
                    Map.entry("XUnitBuilder", "xunit"),
                    Map.entry("XUnitPublisher", "xunit"),
                    Map.entry("NUnitPublisher", "nunit"),
                    Map.entry("MSTestPublisher", "mstest"),
                    Map.entry("DependencyCheckPublisher", "dependencyCheckPublisher"),
                    Map.entry("AnsiColorBuildWrapper", "ansiColor"),
                    Map.entry("TimestamperBuildWrapper", "timestamps"));

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    private StepCatalogue() {}

    static {
        runs("sh", "script! encoding label returnStatus:flag returnStdout:flag");
        runs("echo", "message!");
        runs("error", "message!");
        runs("unstable", "message!");
        runs("dir", "path! {}");
        runs("withEnv", "overrides!:list {}");
        runs("timeout", "time!:number activity:flag unit:unit {}");
        runs("retry", "count!:number conditions:list {}");
        runs("sleep", "time!:number unit:unit");
        runs("catchError", "buildResult catchInterruptions:flag message stageResult {}");
        runs("warnError", "message! catchInterruptions:flag {}");
        runs("deleteDir", "");
        runs(
                "cleanWs",
                "cleanWhenAborted:flag cleanWhenFailure:flag cleanWhenNotBuilt:flag"
                        + " cleanWhenSuccess:flag cleanWhenUnstable:flag cleanupMatrixParent:flag"
                        + " deleteDirs:flag disableDeferredWipeout:flag externalDelete"
                        + " notFailBuild:flag patterns:any skipWhenFailed:flag");
        runs(
                "junit",
                "testResults! allowEmptyResults:flag checksName healthScaleFactor:any"
                        + " keepLongStdio:flag keepProperties:flag keepTestNames:flag"
                        + " skipMarkingBuildUnstable:flag skipOldReports:flag"
                        + " skipPublishingChecks:flag stdioRetention testDataPublishers:list");
        runs(
                "archiveArtifacts",
                "artifacts! allowEmptyArchive:flag caseSensitive:flag defaultExcludes:flag excludes"
                        + " fingerprint:flag followSymlinks:flag onlyIfSuccessful:flag");
        runs("checkout", "scm!:object changelog:flag poll:flag");

        runs("git", "url! branch changelog:flag credentialsId poll:flag");
        runs("stash", "name! allowEmpty:flag excludes includes useDefaultExcludes:flag");
        runs("unstash", "name!");
        runs("withCredentials", "bindings!:list {}");
        runs("input", "message! …");
        runs("build", "job! …");
        runs("lock", "resource … {}");
        runs("milestone", "ordinal!:number label unsafe:flag");
        runs("archive", "includes! excludes");
        runs("publishHTML", "target!:object");
        runs("mail", "subject! body! …");
        runs("emailext", "subject! body! …");
        runs("slackSend", "…");
        runs("copyArtifacts", "projectName! …");
        runs("stage", "name! concurrency:number {}");
        runs("parallel", "… {}");
        runs("node", "label {}");
        runs("ws", "dir! {}");
        runs("properties", "properties:any");
        runs("readFile", "file! encoding");
        runs("writeFile", "file! text! encoding");
        runs("fileExists", "file!");
        runs("findFiles", "glob excludes");
        runs("touch", "file! timestamp:any");
        runs("pwd", "tmp:flag");
        runs("isUnix", "");
        runs("sha1", "file!");
        runs("sha256", "file!");
        runs("readJSON", "file text returnPojo:flag");
        runs("writeJSON", "json!:any file pretty:number returnText:flag");
        runs("readYaml", "file text maxAliasesForCollections:number codePointLimit:number");
        runs("writeYaml", "data:any datas:any file charset overwrite:flag returnText:flag");
        runs("readProperties", "file text defaults:any charset interpolate:flag");
        runs("readCSV", "file text format:any");
        runs("readMavenPom", "file");
        runs("zip", "zipFile! dir glob exclude archive:flag overwrite:flag defaultExcludes:flag");
        runs("unzip", "zipFile! dir glob charset quiet:flag");
        runs("tar", "file! dir glob exclude archive:flag compress:any overwrite:flag");
        runs("untar", "file! dir glob quiet:flag keepPermissions:flag");
        runs("load", "path!");
        runs("readTrusted", "path!");
        runs("validateDeclarativePipeline", "path!");
        runs("library", "identifier! changelog:flag retriever:any");
        runs("libraryResource", "resource! encoding");
        runs("waitUntil", "initialRecurrencePeriod:number quiet:flag {}");

        runs("bat", "script! encoding label returnStatus:flag returnStdout:flag");
        runs("powershell", "script! encoding label returnStatus:flag returnStdout:flag");
        runs("pwsh", "script! encoding label returnStatus:flag returnStdout:flag");
        runs("tool", "name! type");
        runs("wrap", "delegate!:object {}");
        runs("step", "delegate!:object");
        runs("withDockerRegistry", "registry:any url credentialsId toolName {}");
        runs(
                "withKubeConfig",
                "settings:any credentialsId serverUrl caCertificate clusterName contextName"
                        + " namespace restrictKubeConfigAccess:flag {}");
        runs("withSonarQubeEnv", "installationName:any credentialsId envOnly:flag {}");

        runs("recordIssues", "tools:any …");
        runs("checkstyle", "pattern …");
        runs("findbugs", "pattern …");
        runs("pmd", "pattern …");
        runs("dependencyCheck", "additionalArguments odcInstallation …");
        runs("dependencyCheckPublisher", "pattern …");
        runs("cucumber", "fileIncludePattern …");
        runs("xunit", "tools:any …");
        runs("nunit", "testResultsPattern …");
        runs("mstest", "testResultsFile …");
        runs("emailextrecipients", "recipientProviders:list");
        runs("recordCoverage", "tools:any …");
        runs("publishCoverage", "adapters:any …");
        runs("cobertura", "…");
        runs("jacoco", "…");
        runs("container", "name! shell {}");
        runs("podTemplate", "… {}");
        runs("withDockerContainer", "image:any args toolName {}");
        runs("waitForQualityGate", "abortPipeline:flag credentialsId webhookSecretId");
        runs("httpRequest", "url! …");
        runs("deploy", "adapters!:list war contextPath:any onFailure:flag");
        runs(
                "nexusArtifactUploader",
                "nexusVersion protocol nexusUrl! groupId! version! repository! credentialsId"
                        + " artifacts!:list");
        runs("sshagent", "credentials!:list ignoreMissing:flag {}");
        runs("sshPublisher", "publishers!:list …");
        runs(
                "withAWS",
                "region credentials role roleAccount roleSessionName profile endpointUrl"
                        + " duration:number externalId policy federatedUserId … {}");
        runs("s3Upload", "bucket! …");
        runs("s3Download", "bucket! path! file …");
        runs("kubernetesDeploy", "configs! kubeconfigId enableConfigSubstitution:flag …");
        runs("ansiblePlaybook", "playbook! …");

        runs("timestamps", "{}");
        runs("ansiColor", "colorMapName! {}");

        idle("withMaven", "… {}", IMAGE);
        idle("nodejs", "… {}", IMAGE);

        refused("fingerprint", "targets! …", "archiveArtifacts keeps the SHA-256 of each file.");
    }

    /// The step that a Jenkins class is known by, as in `step([$class: 'ArtifactArchiver', …])`.
    public static Optional<String> ofClass(String name) {
        return Optional.ofNullable(CLASSES.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    private static void runs(String name, String parameters) {
        ENTRIES.put(name, new Entry(Signature.of(parameters), Support.RUNS, ""));
    }

    private static void idle(String name, String parameters, String why) {
        ENTRIES.put(name, new Entry(Signature.of(parameters), Support.IDLE, why));
    }

    private static void refused(String name, String parameters, String instead) {
        ENTRIES.put(name, new Entry(Signature.of(parameters), Support.REFUSED, instead));
    }

    static Optional<Entry> find(String name) {
        return Optional.ofNullable(ENTRIES.get(name));
    }

    static Set<String> names() {
        return ENTRIES.keySet();
    }

    /// True if a run carries the step out (or has nothing to do for it); whoever runs pipelines
    /// must know exactly these, besides `script`.
    public static boolean isRun(String name) {
        return find(name).filter(it -> it.support() != Support.REFUSED).isPresent();
    }

    /// The steps that a run carries out.
    public static Set<String> run() {
        return ENTRIES.entrySet().stream()
                .filter(it -> it.getValue().support() != Support.REFUSED)
                .map(Map.Entry::getKey)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
