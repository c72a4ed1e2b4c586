package dev.slipway.core.adapter.jgit;

import dev.slipway.core.source.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Paths whose content differs between two commits.
final class ChangedPaths {
    private static final int MOST = 10_000;

    private ChangedPaths() {}

    static List<String> between(Repository repository, Revision since, Revision until)
            throws IOException {
        try (var commits = new RevWalk(repository);
                var walk = new TreeWalk(repository)) {
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            walk.addTree(commits.parseCommit(ObjectId.fromString(since.hash())).getTree());
            walk.addTree(commits.parseCommit(ObjectId.fromString(until.hash())).getTree());
            var paths = new ArrayList<String>();
            while (paths.size() < MOST && walk.next()) {
                paths.add(walk.getPathString());
            }
            return List.copyOf(paths);
        }
    }
}
