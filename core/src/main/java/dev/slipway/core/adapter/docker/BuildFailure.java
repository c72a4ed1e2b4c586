package dev.slipway.core.adapter.docker;

import dev.slipway.core.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a build failed, in a person's words.
///
/// @param message the engine's · vertex the step that failed, null if the build never got to one
record BuildFailure(String message, BuildVertices.@Nullable Vertex vertex) {
    private static final Pattern BASE =
            Pattern.compile("(?:load metadata for|FROM|resolve image config for) (\\S+)");
    private static final Pattern NOISE =
            Pattern.compile(
                    "^(?:failed to solve(?: with frontend [^:]+)?: |failed to create LLB definition: |"
                            + "rpc error: code = \\w+ desc = |executor failed running )+");

    private static final Pattern WANTS_SECRET =
            Pattern.compile("--mount=\\S*type=(?:secret|ssh)\\b");

    private static final String NO_SECRETS =
            "Slipway's own builds give a step no secret and no ssh agent: fetch what it needs in a step"
                    + " of the pipeline (withCredentials) and COPY it, or call docker build --secret"
                    + " in a sh step.";

    /// The base image that could not be had, null if that is not the reason.
    @Nullable String missingBase() {
        if (vertex == null) {
            return null;
        }
        var base = BASE.matcher(vertex.name);
        return base.find() && soundsLikeRegistry() ? shortName(base) : null;
    }

    /// True if credentials might help.
    boolean isDenial() {
        return says("no active sessions", "access denied", "unauthorized", "authorization");
    }

    private boolean soundsLikeRegistry() {
        return isDenial()
                || says(
                        "failed to do request",
                        "not found",
                        "dial tcp",
                        "lookup ",
                        "manifest unknown");
    }

    private boolean says(String... words) {
        var all = message + " " + (vertex == null ? "" : vertex.error());
        var lower = all.toLowerCase(Locale.ROOT);
        return Arrays.stream(words).anyMatch(lower::contains);
    }

    private static String shortName(Matcher base) {
        return base.group(1)
                .replaceFirst("^docker\\.io/library/", "")
                .replaceFirst("^docker\\.io/", "")
                .replaceFirst("@sha256:.*", "");
    }

    ProblemException problem() {
        var base = missingBase();
        if (base != null) {
            return ProblemException.outside(
                    "build.baseImage",
                    "The base image " + base + " cannot be had: " + cleaned(message),
                    "Fetch it once while its registry is in reach (docker pull "
                            + base
                            + "), and check its name.",
                    null);
        }
        if (message.toLowerCase(Locale.ROOT).contains("no space left on device")) {
            return DockerProblems.refused("build the image", 500, message);
        }
        if (vertex == null) {
            return ProblemException.result(
                    "build.failed", "The image cannot be built: " + cleaned(message), "");
        }
        var lines = vertex.lastLines();
        var said = lines.isEmpty() ? "" : "Its last lines: " + String.join("\n", lines);
        return ProblemException.result(
                "build.failed",
                "The build failed at \"" + vertex.name + "\": " + cleaned(vertex.error()),
                WANTS_SECRET.matcher(vertex.name).find() ? NO_SECRETS + "\n" + said : said);
    }

    private static String cleaned(String message) {
        return DockerProblems.sentence(NOISE.matcher(message.strip()).replaceFirst(""));
    }
}
