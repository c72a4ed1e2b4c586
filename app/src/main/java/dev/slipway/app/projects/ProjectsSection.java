package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.pipeline.PipelinePage;
import dev.slipway.app.pipeline.ReplayPage;
import dev.slipway.app.run.RunPage;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.app.shell.Section;
import dev.slipway.app.templates.TemplatesPage;
import dev.slipway.core.source.ProjectName;
import java.util.List;
import java.util.Optional;

/// `projects`, `project/NAME` (its tabs by `?tab=`) with `/pipeline` and `/build` below it,
/// `project/NAME/run/N`, `project/NAME/run/N.A` and their `/replay`.
public final class ProjectsSection implements Section {

    @Override
    public String id() {
        return "projects";
    }

    @Override
    public String icon() {
        return "fth-box";
    }

    @Override
    public Address home() {
        return Address.of("projects");
    }

    @Override
    public boolean owns(Address address) {
        var first = address.parts().getFirst();
        return first.equals("projects") || first.equals("project") || first.equals("templates");
    }

    @Override
    public Optional<Page> open(Address address, AppContext context) {
        var parts = address.parts();
        if (parts.equals(home().parts())) {
            return Optional.of(new ProjectsPage(context));
        }
        if (parts.equals(List.of("templates"))) {
            return Optional.of(new TemplatesPage(context, address));
        }
        if (!parts.getFirst().equals("project")) {
            return Optional.empty();
        }
        return switch (parts.size()) {
            case 2 ->
                    Places.projectOf(address)
                            .map(project -> new ProjectPage(context, project, address));
            case 3 ->
                    Places.projectOf(address).flatMap(project -> below(project, address, context));
            case 4 -> Places.runOf(address).map(run -> new RunPage(context, run, address));
            case 5 ->
                    parts.get(4).equals("replay")
                            ? Places.runOf(address).map(run -> new ReplayPage(context, run))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Page> below(ProjectName project, Address address, AppContext context) {
        return switch (address.parts().getLast()) {
            case "pipeline" -> Optional.of(new PipelinePage(context, project));
            case "build" ->
                    Optional.of(
                            new BuildPage(context, project, address.query("ref").orElse("HEAD")));
            default -> Optional.empty();
        };
    }
}
