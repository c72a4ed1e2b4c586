package dev.slipway.core.pipeline.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a stage failed, as a shell there needs it. In the run's folder as `failed-N.json`, beside
/// the workspace as `failed-N.tar.gz`.
///
/// @param stage its path · image its name or id · user numbers, `uid:gid`
/// @param workspace absolute in the agent · directory where the failed stage's steps stood
/// @param environment without anything secret
record FailedPlace(
        String stage,
        String image,
        String user,
        String workspace,
        String directory,
        Map<String, String> environment) {
    /// Of one run.
    static final int MOST = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    FailedPlace {
        environment = Map.copyOf(environment);
    }

    static Path tar(Path folder, int number) {
        return folder.resolve("failed-" + number + ".tar.gz");
    }

    private static Path file(Path folder, int number) {
        return folder.resolve("failed-" + number + ".json");
    }

    void write(Path folder, int number) throws IOException {
        JSON.writeValue(file(folder, number).toFile(), this);
    }

    /// One that was kept, with its workspace.
    record Kept(FailedPlace place, Path tar) {}

    /// Those of a run that are still there, in the order in which they failed.
    static List<Kept> all(Path folder) throws IOException {
        var all = new ArrayList<Kept>();
        for (var number = 1; number <= MOST; number++) {
            var tar = tar(folder, number);
            if (Files.exists(file(folder, number)) && Files.exists(tar)) {
                all.add(
                        new Kept(
                                JSON.readValue(file(folder, number).toFile(), FailedPlace.class),
                                tar));
            }
        }
        return all;
    }

    static void forget(Path folder) throws IOException {
        for (var number = 1; number <= MOST; number++) {
            Files.deleteIfExists(tar(folder, number));
            Files.deleteIfExists(file(folder, number));
        }
    }

    static Optional<Kept> of(List<Kept> all, Optional<String> stage) {
        return all.stream()
                .filter(kept -> stage.map(name -> isNamed(kept.place().stage(), name)).orElse(true))
                .findFirst();
    }

    private static boolean isNamed(String path, String name) {
        return path.equals(name) || path.endsWith("/" + name);
    }
}
