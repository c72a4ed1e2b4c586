package dev.slipway.core.pipeline.detect;

import dev.slipway.core.pipeline.agent.DefaultImages.Tool;
import java.util.List;
import java.util.Optional;

/// One way of building: how to see that a folder is built so, and what is then to be done. The
/// folder's files are hostile: what is taken from them into commands is checked by its letters.
interface Ecosystem {
    Tool tool();

    /// The file that says that it is this one, empty if it is not.
    Optional<String> sign(ProjectFiles files);

    /// The version of the tool that the project wants, as the image's tag writes it.
    Optional<String> version(ProjectFiles files);

    /// In their order; every step is a shell command.
    List<Work> stages(ProjectFiles files);

    /// A stage.
    ///
    /// @param reports patterns for `junit` that is said even if the commands failed; empty = none
    /// @param keeps patterns for `archiveArtifacts`; empty = none
    record Work(String name, List<String> commands, String reports, String keeps) {
        static Work of(String name, String... commands) {
            return new Work(name, List.of(commands), "", "");
        }

        Work reporting(String pattern) {
            return new Work(name, commands, pattern, keeps);
        }

        Work keeping(String pattern) {
            return new Work(name, commands, reports, pattern);
        }
    }
}
