package dev.slipway.core.adapter.jgit;

import dev.slipway.core.source.SampleProject;
import java.util.List;

/// One commit of the sample: its files lie over those of its parent.
///
/// @param parent empty for the first
/// @param ref the tag or branch that names it
record SampleRevision(String name, String parent, String ref, String message, List<String> files) {

    static final List<SampleRevision> HISTORY =
            List.of(
                    new SampleRevision(
                            SampleProject.GOOD,
                            "",
                            "refs/tags/" + SampleProject.GOOD,
                            "Show the departures",
                            List.of(
                                    ".dockerignore",
                                    ".gitignore",
                                    "Dockerfile",
                                    "Jenkinsfile",
                                    "README.md",
                                    "VERSION",
                                    "build.sh",
                                    "compose.yaml",
                                    "src/board.sh",
                                    "src/departures.txt",
                                    "src/index.cgi",
                                    "src/serve.sh",
                                    "test/board.sh",
                                    "test/junit.sh",
                                    "test/service.sh")),
                    new SampleRevision(
                            SampleProject.BETTER,
                            SampleProject.GOOD,
                            "refs/tags/" + SampleProject.BETTER,
                            "Say how many departures there are",
                            List.of("VERSION", "src/index.cgi", "test/service.sh")),
                    new SampleRevision(
                            SampleProject.FAILING_TESTS,
                            SampleProject.BETTER,
                            "refs/heads/" + SampleProject.FAILING_TESTS,
                            "Show the latest departure first",
                            List.of("VERSION", "src/board.sh")),
                    new SampleRevision(
                            SampleProject.BAD_TENTH,
                            SampleProject.BETTER,
                            "refs/heads/" + SampleProject.BAD_TENTH,
                            "Say how many seats are left",
                            List.of(
                                    "VERSION",
                                    "build.sh",
                                    "src/index.cgi",
                                    "src/seats.sh",
                                    "test/service.sh")));

    /// A file's name in the bundle. Jars are packed without `.gitignore` and its like.
    static String resource(String file) {
        return file.startsWith(".") ? "dot" + file : file;
    }

    static boolean executable(String file) {
        return file.endsWith(".sh") || file.endsWith(".cgi");
    }
}
