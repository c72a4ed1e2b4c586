package dev.slipway.core.pipeline;

/// What a tool that reads code, or a compiler, found in a run.
///
/// @param tool its name: `checkstyle`, `pmd`, `java`…
/// @param errors, warnings how many of them; what is neither is a warning
public record IssueCount(String tool, long errors, long warnings) {
    public long total() {
        return errors + warnings;
    }
}
