package dev.slipway.core.source;

import java.util.List;

/// A commit with what it changed against its first parent.
///
/// @param parents hashes; none for the first commit, several for a merge
/// @param files the first ones by path · allFiles how many there are
public record Change(
        Revision revision, List<String> parents, List<ChangedFile> files, int allFiles) {
    public Change {
        parents = List.copyOf(parents);
        files = List.copyOf(files);
    }

    /// @param path where it is now; for a deleted file where it was
    public record ChangedFile(Kind kind, String path) {}

    /// `word()` is the spelling in output.
    public enum Kind {
        ADDED("added"),
        MODIFIED("modified"),
        DELETED("deleted"),
        RENAMED("renamed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
