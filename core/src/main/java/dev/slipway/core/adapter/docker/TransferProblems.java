package dev.slipway.core.adapter.docker;

import dev.slipway.core.image.RegistryAccess;
import dev.slipway.core.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;

/// What a registry's refusals mean to a person.
final class TransferProblems {
    private TransferProblems() {}

    static ProblemException pull(String reference, String message) {
        var registry = RegistryAccess.registryOf(reference);
        if (isDenial(message)) {
            return ProblemException.outside(
                    "image.denied",
                    registry
                            + " does not give "
                            + reference
                            + ": "
                            + DockerProblems.sentence(message),
                    "Log in first (docker login " + registry + "), and check the image's name.",
                    null);
        }
        if (says(message, "no space left on device")) {
            return DockerProblems.refused("fetch " + reference, 500, message);
        }
        return ProblemException.outside(
                "image.unavailable",
                "The image " + reference + " cannot be had: " + DockerProblems.sentence(message),
                isUnreachable(message)
                        ? "Connect to " + registry + ", or load the image by docker load."
                        : "Check its name and tag.",
                null);
    }

    static ProblemException push(String tag, String message) {
        var registry = RegistryAccess.registryOf(tag);
        return isUnreachable(message)
                ? ProblemException.outside(
                        "registry.unreachable",
                        "The registry "
                                + registry
                                + " does not answer: "
                                + DockerProblems.sentence(message),
                        "See whether it runs and the engine can reach it.",
                        null)
                : ProblemException.outside(
                        "registry.refused",
                        "The registry "
                                + registry
                                + " does not take "
                                + tag
                                + ": "
                                + DockerProblems.sentence(message),
                        isDenial(message)
                                ? "Log in with an account that may write there: docker login "
                                        + registry
                                        + "."
                                : "",
                        null);
    }

    private static boolean isDenial(String message) {
        return says(message, "unauthorized", "no basic auth", "denied", "forbidden");
    }

    private static boolean isUnreachable(String message) {
        return says(
                message,
                "connection refused",
                "no such host",
                "i/o timeout",
                "dial tcp",
                "timeout",
                "http response to https",
                "connection reset",
                " eof",
                "503",
                "502");
    }

    private static boolean says(String message, String... words) {
        var lower = message.toLowerCase(Locale.ROOT);
        return Arrays.stream(words).anyMatch(lower::contains);
    }
}
