package dev.slipway.core.pipeline.trigger;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Invocation;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.problem.ProblemException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a Jenkinsfile's `triggers` section asks for, as far as it is known without running
/// anything.
///
/// @param upstream names of projects whose runs start this one · threshold the worst result of
///   theirs that does
record Declared(List<Cron> cron, List<Cron> pollScm, Set<String> upstream, Status threshold) {
    static final Declared NOTHING = new Declared(List.of(), List.of(), Set.of(), Status.SUCCESS);

    /// @param project for the spread of `H`. Times that cannot be read are left out; lint says so.
    static Declared of(Pipeline pipeline, String project, ZoneId zone) {
        var cron = new ArrayList<Cron>();
        var pollScm = new ArrayList<Cron>();
        var upstream = new HashSet<String>();
        var threshold = Status.SUCCESS;
        for (var trigger : pipeline.triggers()) {
            switch (trigger.name()) {
                case "cron" -> times(trigger, project, zone).ifPresent(cron::add);
                case "pollSCM" -> times(trigger, project, zone).ifPresent(pollScm::add);
                case "upstream" -> {
                    var names = Triggers.text(trigger, "upstreamProjects").orElse("");
                    for (var name : names.split(",")) {
                        upstream.add(name.strip());
                    }
                    threshold = threshold(trigger);
                }
                default -> {
                    // of a plugin; the reader has said that it has no effect here
                }
            }
        }
        upstream.remove("");
        return new Declared(cron, pollScm, upstream, threshold);
    }

    private static Optional<Cron> times(Invocation trigger, String project, ZoneId zone) {
        try {
            return Triggers.text(trigger, spec(trigger))
                    .map(times -> Cron.parse(times, project, zone));
        } catch (ProblemException malformed) {
            return Optional.empty();
        }
    }

    private static String spec(Invocation trigger) {
        return trigger.name().equals("cron") ? "spec" : "scmpoll_spec";
    }

    // hudson.model.Result.UNSTABLE, or 'UNSTABLE'
    private static Status threshold(Invocation trigger) {
        var word =
                trigger.argument("threshold")
                        .map(expression ->
                                switch (expression) {
                                    case Expression.Property property -> property.name();
                                    case Expression.Constant constant ->
                                            String.valueOf(constant.value());
                                    default -> "SUCCESS";
                                })
                        .orElse("SUCCESS");
        return switch (word) {
            case "UNSTABLE" -> Status.UNSTABLE;
            case "FAILURE" -> Status.FAILURE;
            case "ABORTED", "NOT_BUILT" -> Status.ABORTED;
            default -> Status.SUCCESS;
        };
    }

    boolean follows(String project, Status result) {
        return upstream.contains(project)
                && switch (threshold) {
                    case UNSTABLE -> result == Status.SUCCESS || result == Status.UNSTABLE;
                    case FAILURE ->
                            result == Status.SUCCESS
                                    || result == Status.UNSTABLE
                                    || result == Status.FAILURE;
                    case ABORTED -> true;
                    case SUCCESS, QUEUED, RUNNING, NOT_BUILT, SKIPPED -> result == Status.SUCCESS;
                };
    }
}
