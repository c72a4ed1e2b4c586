package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.Builds;
import dev.slipway.core.engine.ImageId;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Simulated builds: each line of the Dockerfile is a vertex that is done at once; a line `RUN
/// false` fails. The image's id depends on the Dockerfile, its arguments and labels.
final class SimulatedBuilds implements Builds {
    private final SimulatedWorld world;
    private final SimulatedImages images;

    SimulatedBuilds(SimulatedWorld world, SimulatedImages images) {
        this.world = world;
        this.images = images;
    }

    @Override
    public ImageId build(Spec spec, Progress progress) {
        world.called("builds.build " + spec.tag());
        var text = dockerfile(spec);
        var number = 0;
        for (var line : text.lines().filter(each -> !each.isBlank()).toList()) {
            var id = "vertex-" + number++;
            var fails = line.strip().equals("RUN false");
            progress.vertexStarted(id, line, world.now());
            progress.vertexEnded(
                    id, false, world.now(), Duration.ZERO, fails ? "exit code: 1" : null);
            if (fails) {
                throw ProblemException.result(
                        "build.failed", "The build failed at " + line + ".", "");
            }
        }
        Map<String, String> labels = new TreeMap<>(spec.labels());
        return images.add(
                spec.tag(), text + new TreeMap<>(spec.buildArgs()) + labels, spec.labels());
    }

    private static String dockerfile(Spec spec) {
        try {
            return Files.readString(spec.context().resolve(spec.dockerfile()));
        } catch (IOException e) {
            throw ProblemException.result(
                    "build.failed", "There is no " + spec.dockerfile() + " to build from.", "");
        }
    }
}
