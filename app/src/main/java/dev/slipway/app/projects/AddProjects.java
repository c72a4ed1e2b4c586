package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.source.Project;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Adds projects off the FX thread and says what came of it: one message for however many.
public final class AddProjects {
    private final AppContext context;

    public AddProjects(AppContext context) {
        this.context = context;
    }

    private record Outcome(List<Project> added, List<Problem> refused) {}

    /// Adds folders and URLs; a single one is opened.
    public void addAll(List<String> locations) {
        context.background()
                .start(
                        context.text("projects.adding", String.join(", ", locations)),
                        () -> add(locations),
                        this::tell,
                        context.notices()::tell);
    }

    private Outcome add(List<String> locations) {
        var outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        for (var location : locations.stream().flatMap(AddProjects::meant).toList()) {
            try {
                outcome.added.add(context.core().projects().add(location, null));
            } catch (dev.slipway.core.problem.ProblemException problem) {
                outcome.refused.add(Problem.of(problem));
            }
        }
        return outcome;
    }

    /// A folder that only holds repositories means them.
    private static Stream<String> meant(String location) {
        try {
            var folder = Path.of(location);
            return folder.isAbsolute()
                    ? Repositories.in(folder).stream().map(Path::toString)
                    : Stream.of(location);
        } catch (InvalidPathException url) {
            return Stream.of(location);
        }
    }

    private void tell(Outcome outcome) {
        if (outcome.refused.size() == 1) {
            context.notices().tell(outcome.refused.getFirst());
        } else if (!outcome.refused.isEmpty()) {
            context.notices().tell(all(outcome.refused));
        }
        if (outcome.added.size() == 1) {
            context.navigator().go(Places.of(outcome.added.getFirst().name()));
        } else if (outcome.added.size() > 1) {
            context.notices().tell(context.text("projects.added", outcome.added.size()));
            context.navigator().go(Places.projects());
        }
    }

    /// One message for all that was refused, each with its reason.
    private Problem all(List<Problem> refused) {
        var reasons = refused.stream().map(Problem::what).collect(Collectors.joining("\n"));
        return new Problem(
                "projects.refused",
                context.text("projects.refused", refused.size()),
                reasons,
                refused.stream().map(Problem::details).collect(Collectors.joining("\n")));
    }

    /// Copies the sample out where it is not yet, adds it and opens it.
    public void addSample() {
        context.background()
                .start(
                        context.text("projects.openingSample"),
                        () -> {
                            var core = context.core();
                            var folder = core.sample().unpack(core.home().sample());
                            return core.projects().require(folder.toString());
                        },
                        project -> context.navigator().go(Places.of(project.name())),
                        context.notices()::tell);
    }
}
