package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.script.StepCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps that bring sources: the project's own, or another repository's.
final class SourceSteps {
    private SourceSteps() {}

    static @Nullable Object checkout(StepMachine machine, StepCall call)
            throws InterruptedException {
        var scm = call.argument("scm");
        return scm instanceof Map<?, ?> settings && isOther(settings)
                ? other(machine, "checkout", Other.ofScm(settings))
                : own(machine);
    }

    private static boolean isOther(Map<?, ?> settings) {
        return settings.containsKey("userRemoteConfigs");
    }

    /// `git 'url'`, `git url: …, branch: …`.
    static @Nullable Object git(StepMachine machine, StepCall call) throws InterruptedException {
        return other(
                machine,
                "git",
                new Other(
                        Arguments.text(call, "url"), Arguments.named(call, "branch", "HEAD"), ""));
    }

    private static @Nullable Object own(StepMachine machine) throws InterruptedException {
        return machine.logged(
                "checkout",
                machine.here().run().revision().shortHash(),
                log -> {
                    var here = machine.here();
                    var run = here.run();
                    run.site().fill(AgentShell.agent(here, "checkout"), here.directory());
                    var revision = run.revision();
                    log.line(
                            "Checked out "
                                    + revision.hash()
                                    + " ("
                                    + run.branch()
                                    + "): "
                                    + revision.subject());
                    return variables(run.revision().hash(), run.branch(), run.project().location());
                });
    }

    private record Other(String url, String branch, String folder) {
        static Other ofScm(Map<?, ?> settings) {
            var remote = first(settings.get("userRemoteConfigs"));
            var branch = first(settings.get("branches"));
            var folder =
                    settings.get("extensions") instanceof List<?> extensions
                            ? extensions.stream()
                                    .filter(Map.class::isInstance)
                                    .map(Map.class::cast)
                                    .map(extension -> extension.get("relativeTargetDir"))
                                    .filter(java.util.Objects::nonNull)
                                    .map(String::valueOf)
                                    .findFirst()
                                    .orElse("")
                            : "";
            return new Other(
                    text(remote.get("url"), ""),
                    text(branch.get("name"), "HEAD")
                            .replaceFirst("^(\\*|origin)/", "")
                            .replaceFirst("^refs/heads/", ""),
                    folder);
        }

        private static Map<?, ?> first(@Nullable Object list) {
            return list instanceof List<?> many
                            && !many.isEmpty()
                            && many.getFirst() instanceof Map<?, ?> map
                    ? map
                    : Map.of();
        }

        private static String text(@Nullable Object value, String otherwise) {
            return value == null || value.toString().isBlank() ? otherwise : value.toString();
        }
    }

    private static @Nullable Object other(StepMachine machine, String step, Other other)
            throws InterruptedException {
        return machine.logged(
                step,
                other.url(),
                log -> {
                    var here = machine.here();
                    var agent = AgentShell.agent(here, step);
                    var there = other.folder().isEmpty() ? here : here.at(other.folder());
                    var brought =
                            here.run()
                                    .otherSources()
                                    .bring(
                                            other.url(),
                                            other.branch(),
                                            (folder, resolved) -> {
                                                here.run()
                                                        .site()
                                                        .put(agent, folder, there.directory());
                                                return resolved;
                                            });
                    log.line(
                            "Checked out "
                                    + brought.revision().hash()
                                    + " ("
                                    + brought.branch()
                                    + "): "
                                    + brought.revision().subject());
                    return variables(brought.revision().hash(), brought.branch(), other.url());
                });
    }

    private static Map<String, Object> variables(String hash, String branch, String url) {
        var variables = new LinkedHashMap<String, Object>();
        variables.put("GIT_COMMIT", hash);
        variables.put("GIT_BRANCH", branch);
        variables.put("GIT_LOCAL_BRANCH", branch);
        variables.put("GIT_URL", url);
        return variables;
    }

    /// True if a Jenkinsfile may name it: nothing of this machine.
    static boolean isRemote(String url) {
        return url.matches("(?i)(https?|ssh|git)://.+") || url.matches("[\\w.-]+@[\\w.-]+:.+");
    }
}
