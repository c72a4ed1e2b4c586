package dev.slipway.core.pipeline.agent;

import dev.slipway.core.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.regex.Pattern;

/// The place of a workspace that a pipeline chose itself (`customWorkspace`), in the agent: nothing
/// of the machine that the engine runs on is meant by it, and what the agent's system needs stays
/// free.
final class ChosenPlace {
    private static final String ROOT = "/workspace";
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9@._+ -]+)+");

    /// Nothing at or below these.
    private static final Set<String> SYSTEM =
            Set.of("bin", "boot", "dev", "etc", "lib", "lib64", "proc", "sbin", "slipway", "sys");

    /// Nothing in the place of these.
    private static final Set<String> WHOLE =
            Set.of(ROOT, "/home", "/opt", "/root", "/run", "/srv", "/tmp", "/usr", "/var");

    private ChosenPlace() {}

    /// @param wanted absolute, or below the folder of all workspaces
    /// @return an absolute path without detours
    /// @throws ProblemException `agent.badWorkspace`
    static String of(String wanted) {
        var path = straight(wanted.startsWith("/") ? wanted : ROOT + "/" + wanted);
        if (!PLAIN.matcher(path).matches()
                || WHOLE.contains(path)
                || SYSTEM.contains(path.split("/", 3)[1])) {
            throw ProblemException.usage(
                    "agent.badWorkspace",
                    "The workspace cannot be at \"" + wanted + "\".",
                    "Say a folder's own name, such as \"build-area\", or an absolute path that the"
                            + " agent's system does not need, such as \"/srv/build\".");
        }
        return path;
    }

    private static String straight(String path) {
        var parts = new ArrayDeque<String>();
        for (var part : path.split("/")) {
            switch (part) {
                case "", "." -> {}
                case ".." -> parts.pollLast();
                default -> parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
