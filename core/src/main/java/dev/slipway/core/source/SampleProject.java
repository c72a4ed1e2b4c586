package dev.slipway.core.source;

import java.nio.file.Path;

/// Port: the project that comes with Slipway, to try everything on. Safe from any thread and
/// process; may be repeated.
public interface SampleProject {
    /// Tags of the default branch: a first version, and the one after it.
    String GOOD = "good";

    String BETTER = "better";

    /// A branch whose tests fail.
    String FAILING_TESTS = "failing-tests";

    /// A branch that passes its tests and answers one request in ten with an error.
    String BAD_TENTH = "bad-tenth";

    /// Copies the sample out as a git repository with history; a folder that holds a repository
    /// already is left as it is. Problem `sample.unusable`.
    ///
    /// @return the folder
    Path unpack(Path folder);
}
