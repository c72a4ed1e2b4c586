package dev.slipway.core.adapter.jgit;

import dev.slipway.core.source.Project;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.jspecify.annotations.Nullable;

/// The bare copy of one project's repository under the home. What is fetched replaces what was
/// there; branches that are gone at the remote go.
final class Mirror {
    /// Holds the remote's HEAD, which may be a commit of no branch.
    private static final String REMOTE_HEAD = "refs/slipway/head";

    private static final RefSpec HEAD = new RefSpec("+HEAD:" + REMOTE_HEAD);
    private static final RefSpec BRANCHES = new RefSpec("+refs/heads/*:refs/heads/*");
    private static final RefSpec TAGS = new RefSpec("+refs/tags/*:refs/tags/*");
    private static final int SILENT_SECONDS = 60;
    private static final Duration FETCH_AT_MOST = Duration.ofMinutes(15);
    private static final int PACKS_BEFORE_CLEANING = 40;

    private final Path folder;
    private final GitAccess access;
    private final Timer timer;

    Mirror(Path folder, GitAccess access, Timer timer) {
        this.folder = folder;
        this.access = access;
        this.timer = timer;
    }

    /// What a fetch saw at the remote.
    ///
    /// @param headBranch null if HEAD is a commit itself · head null if there are no commits
    record Seen(@Nullable String headBranch, @Nullable ObjectId head) {}

    Path folder() {
        return folder;
    }

    boolean exists() {
        return Files.isRegularFile(folder.resolve("config"));
    }

    Repository open() throws IOException {
        return new FileRepositoryBuilder()
                .setGitDir(folder.toFile())
                .setBare()
                .setMustExist(true)
                .build();
    }

    /// Makes the mirror at the first call.
    Seen fetch(Project project, Remote remote) {
        try (var repository = exists() ? open() : create()) {
            var result = fetch(repository, remote);
            var seen = seen(repository, remote, result);
            setDefaultBranch(repository, remote, seen);
            cleanUp(repository);
            return seen;
        } catch (GitAPIException e) {
            throw access.problem(remote, e);
        } catch (IOException e) {
            throw GitProblems.mirrorUnusable(project.name().value(), e);
        }
    }

    private Repository create() throws IOException {
        Files.createDirectories(folder.getParent());
        var repository = new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        repository.create(true);
        var config = repository.getConfig();
        // a checkout may ask for any commit of it
        config.setBoolean("uploadpack", null, "allowAnySHA1InWant", true);
        // cleaned by us, under the lock, never behind our back
        config.setInt(ConfigConstants.CONFIG_GC_SECTION, null, "auto", 0);
        config.setInt(ConfigConstants.CONFIG_GC_SECTION, null, "autoPackLimit", 0);
        config.setBoolean(ConfigConstants.CONFIG_GC_SECTION, null, "autoDetach", false);
        config.save();
        return repository;
    }

    private FetchResult fetch(Repository repository, Remote remote) throws GitAPIException {
        try {
            return fetch(repository, remote, HEAD, BRANCHES, TAGS);
        } catch (org.eclipse.jgit.api.errors.TransportException e) {
            var said = Objects.requireNonNullElse(e.getMessage(), "");
            if (said.contains("Remote does not have HEAD")) {
                return fetch(repository, remote, BRANCHES, TAGS);
            }
            throw e;
        }
    }

    private FetchResult fetch(Repository repository, Remote remote, RefSpec... refs)
            throws GitAPIException {
        return access.given(Git.wrap(repository).fetch())
                .setRemote(remote.address())
                .setRefSpecs(refs)
                .setTagOpt(TagOpt.NO_TAGS)
                .setRemoveDeletedRefs(true)
                .setTimeout(SILENT_SECONDS)
                .setProgressMonitor(new Deadline(timer, FETCH_AT_MOST))
                .call();
    }

    private static Seen seen(Repository repository, Remote remote, FetchResult result)
            throws IOException {
        var worktree = remote.local().filter(local -> local.isLinkedWorktree());
        if (worktree.isPresent()) {
            var branch = worktree.get().checkedOutBranch();
            return new Seen(
                    branch.orElse(null),
                    branch.isPresent()
                            ? repository.resolve(Constants.R_HEADS + branch.get())
                            : repository.resolve(REMOTE_HEAD));
        }
        var head = result.getAdvertisedRef(Constants.HEAD);
        if (head == null) {
            return new Seen(null, null);
        }
        var target = head.isSymbolic() ? head.getTarget().getName() : "";
        return new Seen(
                target.startsWith(Constants.R_HEADS)
                        ? target.substring(Constants.R_HEADS.length())
                        : null,
                head.getObjectId());
    }

    // The mirror's HEAD keeps the default branch. What a folder has checked out today says little
    // about that, so its origin and the usual names come first.
    private static void setDefaultBranch(Repository repository, Remote remote, Seen seen)
            throws IOException {
        var candidates =
                remote.local().isPresent()
                        ? new @Nullable String[] {
                            remote.local().get().defaultBranchOfOrigin().orElse(null),
                            "main",
                            "master",
                            seen.headBranch()
                        }
                        : new @Nullable String[] {seen.headBranch(), "main", "master"};
        for (var branch : candidates) {
            if (branch != null && repository.exactRef(Constants.R_HEADS + branch) != null) {
                repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + branch);
                return;
            }
        }
    }

    /// The commit that the remote's HEAD was at the last fetch.
    Optional<ObjectId> lastHead(Repository repository) throws IOException {
        return Optional.ofNullable(repository.resolve(REMOTE_HEAD));
    }

    private void cleanUp(Repository repository) throws IOException, GitAPIException {
        var packs = folder.resolve("objects").resolve("pack");
        if (!Files.isDirectory(packs)) {
            return;
        }
        try (var files = Files.list(packs)) {
            if (files.filter(file -> file.toString().endsWith(".pack")).count()
                    < PACKS_BEFORE_CLEANING) {
                return;
            }
        }
        Git.wrap(repository).gc().call();
    }
}
