package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.watch.Watch;
import java.util.List;
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
        throw new ParameterException(spec.commandLine(), "Say add, list, watch or remove.");
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
            @Option(names = "--name", paramLabel = "N") @Nullable String name) {
        var project = core().projects().add(location, name);
        session()
                .result(
                        () -> json(project),
                        () -> List.of(project.name() + "  " + project.location()));
        return OK;
    }

    @Command(name = "list", description = "List the projects.")
    int list() {
        var projects = core().projects().list();
        session()
                .result(
                        () -> Json.items(projects, ProjectCommand::json),
                        () ->
                                Texts.table(
                                        projects.stream()
                                                .map(p -> List.of(p.name().value(), p.location()))
                                                .toList()));
        return OK;
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
