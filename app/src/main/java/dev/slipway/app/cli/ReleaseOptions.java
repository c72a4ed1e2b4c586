package dev.slipway.app.cli;

import dev.slipway.core.Core;
import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.ReleaseSteps;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.source.Project;
import dev.slipway.core.traffic.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options that `plan` and `release` share.
final class ReleaseOptions {
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m(?!s))?(?:(\\d+)s)?(?:(\\d+)ms)?");

    @Parameters(paramLabel = "PROJECT")
    @SuppressWarnings("NullAway.Init")
    String project;

    @Option(names = "--env", paramLabel = "E", required = true)
    @SuppressWarnings("NullAway.Init")
    String environment;

    @Option(names = "--run", paramLabel = "RUN", description = "release this run's images")
    @Nullable String run;

    @Option(
            names = "--image",
            paramLabel = "[SERVICE=]REF",
            description = "release this image (may be repeated)")
    @Nullable List<String> images;

    @Option(names = "--compose", paramLabel = "FILE", description = "instead of the revision's")
    @Nullable Path compose;

    @Option(names = "--service", paramLabel = "S", description = "only this routed service")
    @Nullable String service;

    @Option(
            names = "--strategy",
            paramLabel = "S",
            description = "rolling, blueGreen, canary or abTest")
    @Nullable String strategy;

    @Option(
            names = "--step",
            paramLabel = "setWeight=10|pause=2m|pause|analysis=10m",
            description = "a canary's step (may be repeated)")
    @Nullable List<String> steps;

    @Option(
            names = "--publish",
            paramLabel = "SERVICE=[HOST:]PORT",
            description = "where users come to")
    @Nullable Map<String, String> publish;

    @Option(names = "--supersede", description = "take over from a live release")
    boolean supersede;

    @Option(
            names = "--allow-host-access",
            description = "agree to what the Compose file newly reaches of the host")
    boolean hostAccess;

    @Option(
            names = "--override",
            paramLabel = "REASON",
            description = "in spite of a freeze and of the environment that comes before")
    @Nullable String override;

    @Option(
            names = "--fresh-baseline",
            description = "compare a canary with its old version started anew beside it")
    boolean freshBaseline;

    ReleaseRequest request(Core core, String user) {
        var known = core.projects().require(project);
        var target = core.environments().require(environment);
        return request(core, known, target, user)
                .with(
                        new ReleaseRequest.Permissions(
                                hostAccess,
                                Optional.ofNullable(override).filter(why -> !why.isBlank()),
                                freshBaseline));
    }

    private ReleaseRequest request(Core core, Project known, Environment target, String user) {
        return new ReleaseRequest(
                known.name(),
                target.name(),
                Optional.ofNullable(run).map(id -> core.pipelines().require(id).id()),
                imagesByService(),
                Optional.ofNullable(compose).map(ReleaseOptions::read),
                Optional.ofNullable(compose).map(Path::toString),
                Optional.ofNullable(service),
                Optional.ofNullable(strategy).map(ReleaseOptions::strategy),
                steps == null ? List.of() : steps.stream().map(ReleaseOptions::step).toList(),
                publish == null ? Map.of() : publish,
                supersede,
                user);
    }

    private Map<String, String> imagesByService() {
        var byService = new LinkedHashMap<String, String>();
        for (var image : images == null ? List.<String>of() : images) {
            var equals = image.indexOf('=');
            byService.put(
                    equals < 0 ? "" : image.substring(0, equals), image.substring(equals + 1));
        }
        return byService;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.USAGE,
                    "compose.unreadable",
                    "The Compose file " + file + " cannot be read.",
                    "Check the path and its permissions.",
                    e);
        }
    }

    private static StrategyName strategy(String word) {
        return StrategyName.ofWord(word)
                .orElseThrow(() ->
                        ProblemException.usage(
                                "release.strategy",
                                "There is no strategy \"" + word + "\".",
                                "Known ones: "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(StrategyName.values())
                                                        .map(StrategyName::word)
                                                        .toList())
                                        + "."));
    }

    /// `setWeight=10`, `pause=2m`, `pause`, `analysis=10m`, `setCanaryScale=50`
    static ReleaseSpec.Step step(String text) {
        if (text.startsWith("pause=")) {
            return new ReleaseSpec.Step.Pause(Optional.of(duration(text.substring(6))));
        }
        if (text.startsWith("setWeight=")) {
            return new ReleaseSpec.Step.SetWeight(weight(text.substring(10)));
        }
        return ReleaseSteps.parse(text)
                .orElseThrow(() ->
                        ProblemException.usage(
                                "release.step",
                                "\"" + text + "\" is not a step.",
                                "Write setWeight=10, pause=2m, pause, analysis=10m or"
                                        + " setCanaryScale=50."));
    }

    /// Percent, 0 to 100, as fine as 0.01.
    static Weight weight(String text) {
        try {
            var percent = Double.parseDouble(text.replace("%", ""));
            if (percent >= 0 && percent <= 100) {
                return Weight.percent(percent);
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw ProblemException.usage(
                "release.weight",
                "\"" + text + "\" is not a weight.",
                "Write percent: a number from 0 to 100, as fine as 0.01.");
    }

    private static Duration duration(String text) {
        var match = DURATION.matcher(text);
        if (text.isEmpty() || !match.matches()) {
            throw ProblemException.usage(
                    "release.duration",
                    "\"" + text + "\" is not a duration.",
                    "Write for example 500ms, 30s, 2m or 1h30m.");
        }
        return Duration.ofHours(part(match.group(1)))
                .plusMinutes(part(match.group(2)))
                .plusSeconds(part(match.group(3)))
                .plusMillis(part(match.group(4)));
    }

    private static long part(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
