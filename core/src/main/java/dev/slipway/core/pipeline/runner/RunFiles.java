package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.settings.Home;
import java.nio.file.Path;

/// Where the files of a run are.
public final class RunFiles {
    static final String STASHES = "stashes";

    private RunFiles() {}

    public static Path folder(Home home, RunId run) {
        return home.runs()
                .resolve(run.project().value())
                .resolve(run.number() + "." + run.attempt());
    }

    public static Path logs(Home home, RunId run) {
        return folder(home, run).resolve("logs");
    }

    static Path stashes(Home home, RunId run) {
        return folder(home, run).resolve(STASHES);
    }

    /// Folder of the reports as they were found.
    public static Path reports(Home home, RunId run) {
        return folder(home, run).resolve("reports");
    }

    /// Folder for what is needed only while the run goes on.
    static Path temporary(Home home, RunId run) {
        return folder(home, run).resolve("tmp");
    }
}
