package dev.slipway.core.adapter.docker;

import dev.slipway.core.problem.ProblemException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Says in a person's words what an engine, or the lack of one, means.
final class DockerProblems {
    private static final Pattern PORT =
            Pattern.compile("(?:Bind for |listen tcp[46]? |exposing port TCP )(\\S+?):? ");
    private static final Pattern IMAGE = Pattern.compile("[Nn]o such image: (\\S+)");

    private DockerProblems() {}

    static ProblemException imageMissing(String image) {
        return ProblemException.outside(
                "engine.imageMissing",
                "The engine has no image " + image + ".",
                "Fetch it first: docker pull " + image + ".",
                null);
    }

    static ProblemException timeout(DockerEndpoint endpoint, String path, Duration atMost) {
        return ProblemException.outside(
                "engine.timeout",
                "The engine at "
                        + endpoint.host()
                        + " has not answered for "
                        + atMost.toSeconds()
                        + " s.",
                "See whether it hangs (docker info), and restart it if so; what was asked: "
                        + path.replaceFirst("\\?.*", "")
                        + ".",
                null);
    }

    /// The engine answered, and says no.
    static ProblemException refused(String purpose, int status, String message) {
        var lower = message.toLowerCase(Locale.ROOT);
        var image = IMAGE.matcher(message);
        if (status == 404 && image.find()) {
            return imageMissing(image.group(1));
        }
        if (lower.contains("port is already allocated")
                || lower.contains("address already in use")) {
            return portTaken(message);
        }
        if (lower.contains("no space left on device")) {
            return ProblemException.outside(
                    "engine.diskFull",
                    "The engine's disk is full: could not " + purpose + ".",
                    "Make room (docker system df shows what takes it), then try again.",
                    null);
        }
        if (lower.contains("non-overlapping ipv4") || lower.contains("predefined address pools")) {
            return ProblemException.outside(
                    "engine.noAddresses",
                    "The engine has no addresses left for another network.",
                    "Remove networks that are no longer used (docker network ls), or give the engine"
                            + " more by default-address-pools.",
                    null);
        }
        if (lower.contains("has active endpoints")) {
            return ProblemException.outside(
                    "engine.networkInUse",
                    "Could not " + purpose + ": containers are still connected to it.",
                    "Stop or disconnect them (docker network inspect names them), then try again.",
                    null);
        }
        if (status == 404 && lower.contains("no such container")) {
            return ProblemException.outside(
                    "engine.containerGone",
                    "Could not " + purpose + ": the container is gone.",
                    "Somebody else removed it; start again.",
                    null);
        }
        if (status == 409 && (lower.contains("is not running") || lower.contains("is paused"))) {
            return ProblemException.outside(
                    "engine.notRunning",
                    "Could not " + purpose + ": " + sentence(message),
                    "",
                    null);
        }
        return ProblemException.outside(
                "engine.refused", "Could not " + purpose + ": " + sentence(message), "", null);
    }

    private static ProblemException portTaken(String message) {
        var port = PORT.matcher(message + " ");
        return ProblemException.outside(
                "engine.portTaken",
                (port.find() ? "Port " + port.group(1) : "A port that is wanted")
                        + " is already in use on the engine's host.",
                "Stop what listens there, or choose another port.",
                null);
    }

    /// No answer at all.
    static ProblemException unreachable(DockerEndpoint endpoint, Throwable failure) {
        var cause = rootMessage(failure);
        var lower = cause.toLowerCase(Locale.ROOT);
        if (lower.contains("permission denied")) {
            return unreachable(
                    endpoint,
                    "this user may not open its socket",
                    "Add the user to the group docker (sudo usermod -aG docker $USER), then log in"
                            + " again.",
                    failure);
        }
        if (lower.contains("no such file")) {
            return unreachable(
                    endpoint,
                    "there is no such socket",
                    "Start Docker (sudo systemctl start docker, or Docker Desktop); docker context ls"
                            + " shows where it listens.",
                    failure);
        }
        if (lower.contains("connection refused")) {
            return unreachable(
                    endpoint,
                    "nothing listens there",
                    "Start Docker (sudo systemctl start docker, or Docker Desktop).",
                    failure);
        }
        if (lower.contains("unknownhost") || lower.contains("name or service not known")) {
            return unreachable(
                    endpoint, "its name is not known", "Check the context's host.", failure);
        }
        return unreachable(
                endpoint,
                cause.isEmpty() ? "the connection broke" : cause,
                "See whether it runs: docker info.",
                failure);
    }

    /// True if a connection that once worked was closed by the other side before it answered.
    static boolean isDeadConnection(Throwable failure) {
        var root = root(failure);
        var message = root.getMessage() == null ? "" : root.getMessage();
        return root.getClass().getSimpleName().equals("NoHttpResponseException")
                || message.contains("Broken pipe")
                || message.contains("Connection reset");
    }

    private static ProblemException unreachable(
            DockerEndpoint endpoint, String why, String hint, Throwable failure) {
        return ProblemException.outside(
                "engine.unreachable",
                "No Docker engine answers at " + endpoint.host() + ": " + why + ".",
                hint,
                failure);
    }

    private static String rootMessage(Throwable failure) {
        var root = root(failure);
        var message = root.getMessage();
        return root instanceof java.net.UnknownHostException
                ? "UnknownHost " + message
                : message == null ? root.getClass().getSimpleName() : message;
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    /// The engine's words, ending as a sentence does.
    static String sentence(String message) {
        var text = message.strip();
        if (text.isEmpty()) {
            return "the engine gave no reason.";
        }
        return text.endsWith(".") ? text : text + ".";
    }
}
