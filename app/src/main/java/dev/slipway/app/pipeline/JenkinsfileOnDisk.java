package dev.slipway.app.pipeline;

import dev.slipway.core.pipeline.PipelineText;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A Jenkinsfile that is written whole or not at all, and only over what was read: what another
/// program wrote meanwhile stays. Blocking; off the FX thread.
///
/// @param read what the file held when it was opened; empty if it was not there, or may be anything
/// @param anew true if nothing may be there
record JenkinsfileOnDisk(Path file, Optional<String> read, boolean anew) {

    /// @param opened what the page shows, the file's own text or a detected one
    JenkinsfileOnDisk(Path file, PipelineText opened) {
        this(
                file,
                opened.isDetected() ? Optional.empty() : Optional.of(opened.jenkinsfile()),
                opened.isDetected());
    }

    /// A file that a person chose by name, over whatever it holds.
    static JenkinsfileOnDisk elsewhere(Path file) {
        return new JenkinsfileOnDisk(file, Optional.empty(), false);
    }

    /// Problems `pipeline.exists`, `pipeline.changed`, `pipeline.unwritable`.
    Path write(String text) {
        try {
            if (anew && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw ProblemException.usage(
                        "pipeline.exists",
                        "There is a Jenkinsfile already; it is left as it is.",
                        "Leave this page and open it again to see that file.");
            }
            if (read.isPresent() && !Files.readString(file).equals(read.get())) {
                throw ProblemException.usage(
                        "pipeline.changed",
                        "Another program has changed " + file + " since it was opened here.",
                        "Copy what you wrote, then open this page again.");
            }
            var target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
            var beside = target.resolveSibling(target.getFileName() + ".slipway-new");
            Files.writeString(beside, text);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw ProblemException.outside(
                    "pipeline.unwritable",
                    file + " cannot be written.",
                    "Look at the folder's permissions and the room on its disk.",
                    e);
        }
    }
}
