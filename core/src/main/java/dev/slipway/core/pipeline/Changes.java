package dev.slipway.core.pipeline;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.Branch;
import dev.slipway.core.source.Change;
import dev.slipway.core.source.CommitLanes;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectStore;
import dev.slipway.core.source.SourceHistory;
import dev.slipway.core.source.SourceHistory.Divergence;
import dev.slipway.core.source.SourceRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a run brought that others of its branch had not, and where branches stand. Safe from any
/// thread.
public final class Changes {
    private static final int COMMITS_AT_MOST = 200;
    private static final int RUNS_BACK = 500;
    private static final int PAGE = 50;

    private final RunStore runs;
    private final SourceRepository source;
    private final SourceHistory history;
    private final ProjectStore projects;

    Changes(PipelineServices services) {
        this.runs = services.runs();
        this.source = services.source();
        this.history = services.history();
        this.projects = services.projects();
    }

    /// @param since the run it is compared with; empty if there is none, and then only the run's
    ///   own commit counts · isCut true if there are more commits
    public record Since(Optional<RunId> since, List<Change> commits, boolean isCut) {
        public Since {
            commits = List.copyOf(commits);
        }
    }

    /// @param fromDefault against the default branch; nothing for that one itself
    public record BranchState(
            Branch branch, Optional<PipelineRun> lastRun, Divergence fromDefault) {}

    /// Commits since the last successful run of the same branch before this one.
    public Since sinceGreen(Project project, PipelineRun run) {
        return since(project, run, before -> before.status() == Status.SUCCESS);
    }

    /// Commits since the run of the same branch before this one.
    public Since sinceLast(Project project, PipelineRun run) {
        return since(project, run, _ -> true);
    }

    private Since since(Project project, PipelineRun run, Predicate<PipelineRun> wanted) {
        var before =
                earlier(run).stream()
                        .filter(other -> other.ref().equals(run.ref()))
                        .filter(other -> other.id().number() < run.id().number())
                        .filter(wanted)
                        .findFirst();
        var limit = before.isPresent() ? COMMITS_AT_MOST + 1 : 1;
        var commits =
                history.changes(project, run.revision(), before.map(PipelineRun::revision), limit);
        return new Since(
                before.map(PipelineRun::id),
                commits.stream().limit(COMMITS_AT_MOST).toList(),
                commits.size() > COMMITS_AT_MOST);
    }

    /// Commits that a run has and another of its project has not, newest first; none if the
    /// repository is away.
    List<Change> between(PipelineRun then, PipelineRun now) {
        var project = projects.find(now.id().project());
        if (project.isEmpty()
                || !now.id().project().equals(then.id().project())
                || now.revision().equals(then.revision())) {
            return List.of();
        }
        try {
            return history.changes(
                    project.get(), now.revision(), Optional.of(then.revision()), COMMITS_AT_MOST);
        } catch (ProblemException away) {
            return List.of();
        }
    }

    private List<PipelineRun> earlier(PipelineRun run) {
        var all = new ArrayList<PipelineRun>();
        var project = Optional.of(run.id().project());
        for (var at = Optional.of(run.id()); all.size() < RUNS_BACK; ) {
            var page = runs.list(project, at, PAGE);
            all.addAll(page);
            if (page.size() < PAGE) {
                break;
            }
            at = Optional.of(page.getLast().id());
        }
        return all;
    }

    /// The graph of what leads to a branch, tag or commit, children before parents.
    public List<Change> graph(Project project, String ref, int limit) {
        return history.changes(
                project, source.resolve(project, ref).revision(), Optional.empty(), limit);
    }

    /// The graph of what leads to any branch as last fetched, at most `limit` commits.
    public List<CommitLanes.Row> graph(Project project, int limit) {
        var heads = source.branches(project).stream().map(Branch::head).distinct().toList();
        return heads.isEmpty() ? List.of() : CommitLanes.of(history.commits(project, heads, limit));
    }

    /// All branches as last fetched, the default one first.
    public List<BranchState> branches(Project project) {
        var branches = source.branches(project);
        var latest = runs.list(Optional.of(project.name()), Optional.empty(), RUNS_BACK);
        var main = branches.stream().filter(Branch::isDefault).findFirst();
        return branches.stream()
                .map(branch ->
                        new BranchState(
                                branch,
                                latest.stream()
                                        .filter(run -> run.ref().equals(branch.name()))
                                        .findFirst(),
                                divergence(project, branch, main)))
                .toList();
    }

    private Divergence divergence(Project project, Branch branch, Optional<Branch> main) {
        try {
            return main.filter(other -> !other.equals(branch))
                    .map(other -> history.divergence(project, branch.head(), other.head()))
                    .orElse(new Divergence(0, 0));
        } catch (ProblemException unrelated) {
            return new Divergence(0, 0);
        }
    }
}
