package dev.slipway.core.pipeline.agent;

import dev.slipway.core.engine.Execs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A shell script as one exec: the wrapper notes its process group (an exec is the leader of its
/// own), makes and enters the folder, and becomes the script, all in the one round trip.
///
/// @param directory absolute path in the agent, made if it is not there
/// @param separate true if errors must not mix with output, because the output is wanted
public record ShellCommand(
        String script, String directory, Map<String, String> environment, boolean separate) {

    /// Memory of the container, writable by all of its users.
    static final String SCRATCH = "/slipway";

    /// Docker gives each argument of a process at most 128 KiB.
    public static final int LONGEST = 120 * 1024;

    private static final String WRAPPER =
            """
            echo $$ >/slipway/"$1"
            cd "$2" 2>/dev/null || { mkdir -p "$2" && cd "$2"; } || exit 126
            [ "$3" = separate ] || exec 2>&1
            s=$4
            k=$1
            shift 4
            [ $# -gt 0 ] || exec sh -xec "$s" script.sh
            printf '%s' "$s" >/slipway/"$k".script
            exec "$@" /slipway/"$k".script
            """;

    private static final String SIGNAL =
            """
            p=$(cat /slipway/"$1") && kill -s "$2" -- "-$p"
            """;

    /// @param key unique in the agent
    Execs.Command command(String key) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "sh",
                                "-c",
                                WRAPPER,
                                "sh",
                                key,
                                directory,
                                separate ? "separate" : "together",
                                script));
        arguments.addAll(interpreter());
        return new Execs.Command(arguments, environment, null, null, false);
    }

    /// The words after `#!`, none if the script is for the shell.
    private List<String> interpreter() {
        if (!script.startsWith("#!")) {
            return List.of();
        }
        var line = script.lines().findFirst().orElse("").substring(2).strip();
        return line.isEmpty() ? List.of() : List.of(line.split("\\s+", 2));
    }

    static Execs.Command signal(String key, String name) {
        return new Execs.Command(
                List.of("sh", "-c", SIGNAL, "sh", key, name), Map.of(), null, "0:0", false);
    }
}
