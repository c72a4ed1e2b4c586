package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
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
        throw new ParameterException(spec.commandLine(), "Say add, list or remove.");
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
            name = "remove",
            description = "Forget a project with its runs; the repository itself stays untouched.")
    int remove(@Parameters(paramLabel = "N") String name) {
        core().projects().remove(new ProjectName(name));
        session()
                .result(() -> Json.object().put("removed", name), () -> List.of("removed " + name));
        return OK;
    }
}
