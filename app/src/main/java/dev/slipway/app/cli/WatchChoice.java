package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.BranchPattern;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.watch.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a project is watched, in the words of the command line.
final class WatchChoice {
    private WatchChoice() {}

    /// What is not said stays as it was.
    static Watch of(
            Watch before,
            @Nullable List<String> branches,
            @Nullable String poll,
            @Nullable String webhook,
            @Nullable String local) {
        var after =
                new Watch(
                        branches == null
                                ? before.branches()
                                : new BranchPattern(String.join(",", branches)),
                        poll == null ? before.poll() : duration(poll),
                        local == null ? before.localCommits() : flag("--local", local),
                        webhook == null ? before.webhook() : flag("--webhook", webhook));
        if (!after.isOn() && (poll != null || webhook != null)) {
            throw ProblemException.usage(
                    "watch.noBranch",
                    "No branch is picked, so nothing would run.",
                    "Pick some by --branch PATTERN, for example --branch main.");
        }
        return after;
    }

    private static Optional<Duration> duration(String text) {
        if (text.equals("off")) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,6}[smh]")) {
            throw ProblemException.usage(
                    "watch.poll",
                    "\"" + text + "\" is no time to poll at.",
                    "Give 30s, 2m, 1h or off.");
        }
        var duration = Duration.parse("PT" + text.toUpperCase(java.util.Locale.ROOT));
        if (duration.compareTo(Watch.SHORTEST_POLL) < 0) {
            throw ProblemException.usage(
                    "watch.poll",
                    "Repositories are asked every 10 seconds at most.",
                    "Give 10s or more; local commits and webhooks are noticed at once.");
        }
        return Optional.of(duration);
    }

    private static boolean flag(String option, String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default ->
                    throw ProblemException.usage(
                            "watch.flag", option + " is on or off.", "Say " + option + " on.");
        };
    }

    static ObjectNode json(ProjectName project, Watch watch) {
        return Json.object()
                .put("project", project.value())
                .put("watched", watch.isOn())
                .put("branches", watch.branches().text())
                .put("pollMs", watch.poll().map(Duration::toMillis).orElse(null))
                .put("localCommits", watch.localCommits())
                .put("webhook", watch.webhook());
    }

    static String text(ProjectName project, Watch watch) {
        return project
                + "  "
                + (watch.isOn()
                        ? "branches "
                                + watch.branches()
                                + watch.poll()
                                        .map(every -> ", polled every " + words(every))
                                        .orElse("")
                                + (watch.localCommits() ? ", local commits" : "")
                                + (watch.webhook() ? ", webhook" : "")
                        : "not watched");
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
