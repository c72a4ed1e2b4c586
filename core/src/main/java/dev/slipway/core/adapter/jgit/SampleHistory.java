package dev.slipway.core.adapter.jgit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/// Writes the sample's commits into an empty repository and checks the last good one out. Authors
/// and times are fixed: the same commits everywhere.
final class SampleHistory {
    private static final String MAIN = Constants.R_HEADS + "main";
    private static final Instant BEGIN = Instant.parse("2026-11-02T09:00:00Z");

    private final Repository repository;
    private final Map<String, ObjectId> commits = new HashMap<>();
    private final Map<String, Map<String, ObjectId>> files = new HashMap<>();

    SampleHistory(Repository repository) {
        this.repository = repository;
    }

    void write() throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            for (var revision : SampleRevision.HISTORY) {
                commit(revision, inserter);
            }
        }
        for (var revision : SampleRevision.HISTORY) {
            point(revision.ref(), commit(revision.name()));
        }
        point(MAIN, commit(JGitSampleProject.BETTER));
        repository.updateRef(Constants.HEAD).link(MAIN);
        checkOut(commit(JGitSampleProject.BETTER));
    }

    private ObjectId commit(String name) {
        return Objects.requireNonNull(commits.get(name), name);
    }

    private void commit(SampleRevision revision, ObjectInserter inserter) throws IOException {
        var tree = new TreeMap<>(files.getOrDefault(revision.parent(), Map.of()));
        for (var file : revision.files()) {
            tree.put(file, inserter.insert(Constants.OBJ_BLOB, resource(revision, file)));
        }
        files.put(revision.name(), tree);
        var commit = new CommitBuilder();
        commit.setTreeId(tree(tree, inserter));
        if (!revision.parent().isEmpty()) {
            commit.setParentId(commit(revision.parent()));
        }
        var author = author(commits.size());
        commit.setAuthor(author);
        commit.setCommitter(author);
        commit.setMessage(revision.message() + "\n");
        commits.put(revision.name(), inserter.insert(commit));
        inserter.flush();
    }

    private static ObjectId tree(Map<String, ObjectId> files, ObjectInserter inserter)
            throws IOException {
        var index = DirCache.newInCore();
        var builder = index.builder();
        for (var file : files.entrySet()) {
            var entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(
                    SampleRevision.executable(file.getKey())
                            ? FileMode.EXECUTABLE_FILE
                            : FileMode.REGULAR_FILE);
            entry.setObjectId(file.getValue());
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(inserter);
    }

    private static byte[] resource(SampleRevision revision, String file) throws IOException {
        var path =
                "/dev/slipway/core/sample/" + revision.name() + "/" + SampleRevision.resource(file);
        try (var in = SampleHistory.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return in.readAllBytes();
        }
    }

    private static PersonIdent author(int day) {
        return new PersonIdent(
                "Slipway sample",
                "sample@slipway.invalid",
                BEGIN.plus(Duration.ofDays(day)),
                ZoneOffset.UTC);
    }

    private void point(String ref, ObjectId commit) throws IOException {
        var update = repository.updateRef(ref);
        update.setNewObjectId(commit);
        update.disableRefLog();
        update.update();
    }

    private void checkOut(ObjectId commit) throws IOException {
        var tree = repository.parseCommit(commit).getTree();
        var index = repository.lockDirCache();
        try {
            var checkout = new DirCacheCheckout(repository, index, tree);
            checkout.setFailOnConflict(true);
            checkout.checkout();
        } finally {
            index.unlock();
        }
    }
}
