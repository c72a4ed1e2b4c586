package dev.slipway.core.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Port: reading a project's git repository through our own bare mirror under the home.
///
/// The user's repository is only ever read as a remote: its configuration, hooks, filters and
/// uncommitted files have no effect. All methods may be called from any thread; those of one
/// project are serialised. Each may be repeated. Failures are `ProblemException`s with codes
/// `source.*` (`source.notARepository`, `source.unreachable`, `source.unknownRef`,
/// `source.denied`).
public interface SourceRepository {

    /// Checks that the location is a git repository that can be read, without storing anything.
    void check(String location);

    /// Brings the mirror up to date. Makes it at the first call.
    void fetch(Project project);

    /// Branches of the mirror as last fetched, the default one first.
    List<Branch> branches(Project project);

    /// The branches' commits as they are at the remote now, without fetching them.
    Map<String, String> heads(Project project);

    /// The commit of a branch, tag, (abbreviated) hash, or `HEAD` (what a local folder has checked
    /// out; else the default branch). Fetches first.
    Resolved resolve(Project project, String ref);

    /// A file's bytes at a revision, empty if there is none. At most 10 MiB are read.
    Optional<byte[]> read(Project project, Revision revision, String path);

    /// Names in a folder of a revision (empty path: the root), folders with a `/` behind them,
    /// sorted; none if there is no such folder.
    List<String> names(Project project, Revision revision, String folder);

    /// Writes a clean checkout, `.git` included, into an empty folder. Never follows a symlink out
    /// of it.
    void checkout(Project project, Revision revision, String branch, Path into);

    /// Commits reachable from `from` but not from `until` (empty: no bound), newest first, at most
    /// `limit`.
    List<Revision> log(Project project, Revision from, Optional<Revision> until, int limit);

    /// Paths that differ between two revisions, of both sides where a file was moved; at most
    /// 10,000.
    List<String> changedFiles(Project project, Revision since, Revision until);

    /// True if a local folder has changes that are not committed (and so are not built).
    boolean hasUncommittedChanges(Project project);

    /// Deletes the mirror.
    void forget(Project project);

    /// @param branch the branch's name, or a detached hash or tag as it was asked for
    record Resolved(String branch, Revision revision) {}
}
