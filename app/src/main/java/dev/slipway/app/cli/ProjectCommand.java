package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.Changes;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.watch.Watch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `slipway project add | list | remove`
@Command(name = "project", description = "Add, list or forget projects.")
final class ProjectCommand extends BaseCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    ProjectCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "Say add, list, set, branches, watch or remove.");
    }

    static ObjectNode json(Project project) {
        return Json.object()
                .put("name", project.name().value())
                .put("location", project.location())
                .put("addedAt", Json.time(project.addedAt()));
    }

    @Command(name = "add", description = "Add a git repository: a folder or a URL.")
    int add(
            @Parameters(paramLabel = "PATH|URL") String location,
            @Option(names = "--name", paramLabel = "N") @Nullable String name,
            @Option(
                            names = "--jenkinsfile",
                            paramLabel = "PATH",
                            description = "where in the repository its Jenkinsfile is")
                    @Nullable String jenkinsfile) {
        var project = core().projects().add(location, name);
        if (jenkinsfile != null) {
            core().pipelines().jenkinsfile(project.name(), jenkinsfile);
        }
        session()
                .result(
                        () -> json(project),
                        () -> List.of(project.name() + "  " + project.location()));
        return OK;
    }

    @Command(name = "set", description = "Say where in the repository a project's Jenkinsfile is.")
    int set(
            @Parameters(paramLabel = "N") String name,
            @Option(
                            names = "--jenkinsfile",
                            paramLabel = "PATH",
                            required = true,
                            description = "from the root; Jenkinsfile is the usual one")
                    String jenkinsfile) {
        var project = core().projects().require(name);
        core().pipelines().jenkinsfile(project.name(), jenkinsfile);
        session().audit("project.jenkinsfile", project.name().value(), jenkinsfile);
        session()
                .result(
                        () -> json(project).put("jenkinsfile", jenkinsfile),
                        () -> List.of(project.name() + "  " + jenkinsfile));
        return OK;
    }

    @Command(name = "list", description = "List the projects.")
    int list() {
        var projects = core().projects().list();
        session()
                .result(
                        () -> Json.items(projects, this::listed),
                        () ->
                                Texts.table(
                                        projects.stream()
                                                .map(p -> List.of(p.name().value(), p.location()))
                                                .toList()));
        return OK;
    }

    private ObjectNode listed(Project project) {
        var node = json(project).put("local", project.isLocal());
        var last =
                core().pipelines().list(Optional.of(project.name()), Optional.empty(), 1).stream()
                        .findFirst();
        node.put("lastRun", last.map(run -> run.id().toString()).orElse(null));
        node.put("lastStatus", last.map(run -> run.status().word()).orElse(null));
        var watch = core().watching().watch(project.name());
        node.put("jenkinsfile", core().pipelines().jenkinsfile(project.name()));
        node.set("watch", WatchChoice.json(project.name(), watch));
        return node;
    }

    @Command(
            name = "branches",
            description = "List a project's branches with their last runs, the default one first.")
    int branches(@Parameters(paramLabel = "N") String name) {
        var project = core().projects().require(name);
        core().projects().branches(project);
        var states = core().pipelines().changes().branches(project);
        session()
                .result(
                        () -> Json.items(states, ProjectCommand::json),
                        () -> Texts.table(states.stream().map(ProjectCommand::row).toList()));
        return OK;
    }

    private static ObjectNode json(Changes.BranchState state) {
        return Json.object()
                .put("name", state.branch().name())
                .put("commit", state.branch().head().hash())
                .put("subject", state.branch().head().subject())
                .put("default", state.branch().isDefault())
                .put("ahead", state.fromDefault().ahead())
                .put("behind", state.fromDefault().behind())
                .put("lastRun", state.lastRun().map(run -> run.id().toString()).orElse(null))
                .put("lastStatus", state.lastRun().map(run -> run.status().word()).orElse(null));
    }

    private static List<String> row(Changes.BranchState state) {
        return List.of(
                state.branch().name(),
                state.branch().head().shortHash(),
                state.lastRun().map(run -> run.id() + " " + run.status().word()).orElse("no run"),
                state.branch().isDefault()
                        ? "default"
                        : "+" + state.fromDefault().ahead() + " -" + state.fromDefault().behind(),
                state.branch().head().subject());
    }

    @Command(
            name = "watch",
            description = "Choose what runs by itself; `slipway watch` or the window then does it.")
    int watch(
            @Parameters(paramLabel = "N") String name,
            @Option(
                            names = "--branch",
                            paramLabel = "PATTERN",
                            description = "branches to run: main, release/*; may be repeated")
                    @Nullable List<String> branches,
            @Option(
                            names = "--poll",
                            paramLabel = "DURATION|off",
                            description = "ask the repository this often: 30s, 2m, 1h")
                    @Nullable String poll,
            @Option(
                            names = "--webhook",
                            paramLabel = "on|off",
                            description = "let a webhook say so")
                    @Nullable String webhook,
            @Option(names = "--local", paramLabel = "on|off", description = "look at local commits")
                    @Nullable String local,
            @Option(names = "--stop", description = "watch it no longer") boolean stop) {
        var project = core().projects().require(name);
        var before = core().watching().watch(project.name());
        var after = stop ? Watch.OFF : WatchChoice.of(before, branches, poll, webhook, local);
        if (!after.equals(before)) {
            core().watching().choose(project.name(), after);
            session()
                    .audit(
                            "project.watch",
                            project.name().value(),
                            WatchChoice.text(project.name(), after));
        }
        session()
                .result(
                        () -> WatchChoice.json(project.name(), after),
                        () -> List.of(WatchChoice.text(project.name(), after)));
        return OK;
    }

    @Command(
            name = "remove",
            description = "Forget a project with its runs; the repository itself stays untouched.")
    int remove(@Parameters(paramLabel = "N") String name) {
        core().projects().remove(new ProjectName(name));
        session()
                .result(() -> Json.object().put("removed", name), () -> List.of("removed " + name));
        return OK;
    }
}
