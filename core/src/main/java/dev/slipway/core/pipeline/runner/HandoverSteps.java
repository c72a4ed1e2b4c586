package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.agent.FilePatterns;
import dev.slipway.core.pipeline.agent.WorkspaceFiles;
import dev.slipway.core.pipeline.script.StepCall;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Steps that hand files on: from stage to stage, and from other projects' runs.
final class HandoverSteps {
    /// What Ant, and so Jenkins, leaves out unless told otherwise.
    private static final String USUALLY_OUT =
            "**/*~,**/#*#,**/.#*,**/%*%,**/._*,**/CVS,**/CVS/**,**/.cvsignore,**/SCCS,**/SCCS/**,"
                    + "**/.svn,**/.svn/**,**/.git,**/.git/**,**/.gitattributes,**/.gitignore,"
                    + "**/.gitmodules,**/.hg,**/.hg/**,**/.DS_Store";

    private HandoverSteps() {}

    static @Nullable Object stash(StepMachine machine, StepCall call) throws InterruptedException {
        var name = Arguments.text(call, "name");
        return machine.logged(
                "stash",
                name,
                log -> {
                    var here = machine.here();
                    var agent = AgentShell.agent(here, "stash");
                    var from = here.absolute(agent.workspace());
                    var count = here.run().stashes().keep(name, agent, from, wanted(call));
                    log.line("Stashed " + count + " files");
                    if (count == 0 && !Arguments.flag(call, "allowEmpty")) {
                        throw StepFailure.failure("no files are included in the stash " + name);
                    }
                    return null;
                });
    }

    private static Predicate<String> wanted(StepCall call) {
        var includes = FilePatterns.of(Arguments.named(call, "includes", "**"));
        var excludes = Arguments.named(call, "excludes", "");
        var usual = !"false".equals(Arguments.named(call, "useDefaultExcludes", "true"));
        return includes.without(
                FilePatterns.of(
                        !usual
                                ? excludes
                                : excludes.isEmpty() ? USUALLY_OUT : excludes + "," + USUALLY_OUT));
    }

    static @Nullable Object unstash(StepMachine machine, StepCall call)
            throws InterruptedException {
        var name = Arguments.text(call, "name");
        return machine.logged(
                "unstash",
                name,
                log -> {
                    var here = machine.here();
                    var agent = AgentShell.agent(here, "unstash");
                    var into = here.absolute(agent.workspace());
                    if (!here.run().stashes().bring(name, agent, into)) {
                        throw StepFailure.failure("there is no stash named " + name);
                    }
                    return null;
                });
    }

    /// `copyArtifacts`: files that another project's run kept.
    static @Nullable Object copyArtifacts(StepMachine machine, StepCall call)
            throws InterruptedException {
        var project = Arguments.text(call, "projectName");
        return machine.logged(
                "copyArtifacts",
                project,
                log -> {
                    var here = machine.here();
                    var agent = AgentShell.agent(here, "copyArtifacts");
                    var run = selected(here.run().neighbours(), project, call);
                    var wanted = run == null ? List.<Artifact>of() : wanted(call, run);
                    if (wanted.isEmpty() && !Arguments.flag(call, "optional")) {
                        throw StepFailure.failure(
                                "no run of " + project + " has artifacts that match");
                    }
                    var target = Arguments.named(call, "target", "");
                    var isFlat = Arguments.flag(call, "flatten");
                    new WorkspaceFiles(agent, here.at(target).absolute(agent.workspace()))
                            .write(wanted.stream().map(a -> new Kept(here, a, isFlat)).toList());
                    log.line(
                            "Copied "
                                    + wanted.size()
                                    + " artifacts of "
                                    + (run == null ? project : run.id()));
                    return null;
                });
    }

    private static @Nullable PipelineRun selected(
            Neighbours neighbours, String project, StepCall call) {
        var selector = call.named().get("selector");
        var settings =
                selector instanceof Map<?, ?> map
                        ? Describables.settings(map, "buildNumber")
                        : Map.<String, Object>of();
        var number = settings.get("buildNumber");
        if (number != null) {
            return neighbours
                    .run(project, Integer.parseInt(number.toString().strip()))
                    .orElse(null);
        }
        var unstableToo = !"true".equals(String.valueOf(settings.get("stable")));
        return neighbours.latest(project, unstableToo).orElse(null);
    }

    private static List<Artifact> wanted(StepCall call, PipelineRun run) {
        var filter =
                FilePatterns.of(Arguments.named(call, "filter", "**"))
                        .without(FilePatterns.of(Arguments.named(call, "excludes", "")));
        return run.artifacts().stream().filter(a -> filter.test(a.path())).toList();
    }

    private record Kept(StepContext here, Artifact artifact, boolean isFlat)
            implements WorkspaceFiles.Source {
        @Override
        public String path() {
            var path = artifact.path();
            return isFlat ? path.substring(path.lastIndexOf('/') + 1) : path;
        }

        @Override
        public long size() {
            return artifact.size();
        }

        @Override
        public java.io.InputStream open() {
            return here.run().neighbours().open(artifact);
        }
    }
}
