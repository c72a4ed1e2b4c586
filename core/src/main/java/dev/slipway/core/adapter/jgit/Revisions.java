package dev.slipway.core.adapter.jgit;

import dev.slipway.core.source.Revision;
import org.eclipse.jgit.revwalk.RevCommit;

/// JGit's commits as ours.
final class Revisions {
    private Revisions() {}

    static Revision of(RevCommit commit) {
        var author = commit.getAuthorIdent();
        return new Revision(
                commit.name(),
                author.getName() + " <" + author.getEmailAddress() + ">",
                author.getWhenAsInstant(),
                commit.getFullMessage());
    }
}
