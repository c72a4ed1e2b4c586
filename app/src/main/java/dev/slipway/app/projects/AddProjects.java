package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.source.Project;
import java.util.ArrayList;
import java.util.List;

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
        for (var location : locations) {
            try {
                outcome.added.add(context.core().projects().add(location, null));
            } catch (dev.slipway.core.problem.ProblemException problem) {
                outcome.refused.add(Problem.of(problem));
            }
        }
        return outcome;
    }

    private void tell(Outcome outcome) {
        outcome.refused.forEach(context.notices()::tell);
        if (outcome.added.size() == 1) {
            context.navigator().go(Places.of(outcome.added.getFirst().name()));
        } else if (outcome.added.size() > 1) {
            context.notices().tell(context.text("projects.added", outcome.added.size()));
            context.navigator().go(Places.projects());
        }
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
