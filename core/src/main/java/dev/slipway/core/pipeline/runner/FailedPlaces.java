package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.agent.AgentContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the first few failed stages of a run with their workspaces, for `slipway shell`: taken
/// when the steps have failed, before any `post` clears up. Safe from any thread.
final class FailedPlaces {
    private static final Logger log = LoggerFactory.getLogger(FailedPlaces.class);

    private final Path folder;
    private final List<String> kept = new ArrayList<>();

    /// @param folder the run's
    FailedPlaces(Path folder) {
        this.folder = folder;
    }

    /// What cannot be kept is only logged: the run itself went as it went.
    void keep(StepContext here, AgentContainer agent) {
        var number = number(here.stage().path);
        if (number == 0) {
            return;
        }
        try {
            if (!Snapshots.isWritten(agent, FailedPlace.tar(folder, number))) {
                return;
            }
            var user = agent.user();
            new FailedPlace(
                            here.stage().path,
                            agent.image().id().value(),
                            user.uid() + ":" + user.gid(),
                            agent.workspace(),
                            here.absolute(agent.workspace()),
                            open(here, agent))
                    .write(folder, number);
        } catch (IOException e) {
            log.info("The workspace of {} is not kept: {}", here.stage().path, e.getMessage());
        }
    }

    /// A stage around one that was kept failed for its sake.
    private synchronized int number(String path) {
        if (kept.size() == FailedPlace.MOST
                || kept.stream().anyMatch(it -> it.equals(path) || it.startsWith(path + "/"))) {
            return 0;
        }
        kept.add(path);
        return kept.size();
    }

    private static Map<String, String> open(StepContext here, AgentContainer agent) {
        var open = new LinkedHashMap<String, String>();
        var masks = here.run().masks();
        ShStep.environment(here, agent)
                .forEach((name, value) -> {
                    if (masks.apply(value).equals(value)) {
                        open.put(name, value);
                    }
                });
        return open;
    }
}
