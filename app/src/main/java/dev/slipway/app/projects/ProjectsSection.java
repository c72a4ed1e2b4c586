package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.run.RunPage;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.app.shell.Section;
import java.util.Optional;

/// `projects`, `project/NAME`, `project/NAME/run/N` and `project/NAME/run/N.A`.
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
        return first.equals("projects") || first.equals("project");
    }

    @Override
    public Optional<Page> open(Address address, AppContext context) {
        var parts = address.parts();
        if (parts.equals(home().parts())) {
            return Optional.of(new ProjectsPage(context));
        }
        if (!parts.getFirst().equals("project")) {
            return Optional.empty();
        }
        return switch (parts.size()) {
            case 2 -> Places.projectOf(address).map(project -> new ProjectPage(context, project));

            case 4 -> Places.runOf(address).map(run -> new RunPage(context, run, address));
            default -> Optional.empty();
        };
    }
}
