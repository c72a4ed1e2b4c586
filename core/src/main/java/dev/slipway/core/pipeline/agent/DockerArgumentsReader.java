package dev.slipway.core.pipeline.agent;

import dev.slipway.core.engine.Mount;
import dev.slipway.core.pipeline.Trust.Capability;
import dev.slipway.core.pipeline.agent.DockerArguments.Need;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the arguments of `docker run` that an agent may have. Everything that is not named here is
/// refused: an option that is new in some Docker cannot open a door.
final class DockerArgumentsReader {
    private static final Pattern VOLUME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,100}");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([bkmg]?)b?");
    private static final Set<String> SOCKETS = Set.of("/var/run/docker.sock", "/run/docker.sock");
    private static final Map<String, String> LONG =
            Map.of(
                    "-e",
                    "--env",
                    "-u",
                    "--user",
                    "-w",
                    "--workdir",
                    "-m",
                    "--memory",
                    "-v",
                    "--volume",
                    "-h",
                    "--hostname",
                    "-l",
                    "--label",
                    "-p",
                    "--publish");

    private final Deque<String> words;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> inherited = new ArrayList<>();
    private final List<Mount> mounts = new ArrayList<>();
    private final List<String> extraHosts = new ArrayList<>();
    private final List<Need> needs = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private @Nullable String user;
    private @Nullable String workingDirectory;
    private long memory;
    private long cpus;
    private String network = "";
    private boolean privileged;

    DockerArgumentsReader(String line) {
        words = new ArrayDeque<>(ShellWords.of(line));
    }

    DockerArguments read() {
        while (!words.isEmpty()) {
            option(words.removeFirst());
        }
        return new DockerArguments(
                Map.copyOf(environment),
                List.copyOf(inherited),
                user,
                workingDirectory,
                memory,
                cpus,
                List.copyOf(mounts),
                network,
                privileged,
                List.copyOf(extraHosts),
                List.copyOf(needs),
                List.copyOf(refused));
    }

    private void option(String word) {
        var equals = word.startsWith("--") ? word.indexOf('=') : -1;
        var name = equals < 0 ? word : word.substring(0, equals);
        if (equals < 0 && word.matches("-[euwmv]..*")) {
            words.addFirst(word.substring(2).replaceFirst("^=", ""));
            name = word.substring(0, 2);
        }
        name = LONG.getOrDefault(name, name);
        switch (name) {
            // What every agent is anyway, or what would change nothing.
            case "--rm",
                    "--init",
                    "-t",
                    "-i",
                    "-it",
                    "-ti",
                    "-d",
                    "--tty",
                    "--interactive",
                    "--detach" -> {}
            case "--privileged" -> privileged(equals < 0 ? "true" : word.substring(equals + 1));
            case "--env",
                    "--user",
                    "--workdir",
                    "--memory",
                    "--cpus",
                    "--volume",
                    "--mount",
                    "--network",
                    "--net",
                    "--add-host",
                    "--entrypoint",
                    "--hostname",
                    "--label",
                    "--tmpfs" ->
                    valued(name, equals < 0 ? words.pollFirst() : word.substring(equals + 1));
            default -> {
                refused.add(word + " (agents do not have this option)");
                if (equals < 0 && !words.isEmpty() && !words.getFirst().startsWith("-")) {
                    words.removeFirst();
                }
            }
        }
    }

    private void valued(String name, @Nullable String value) {
        if (value == null) {
            refused.add(name + " (its value is missing)");
            return;
        }
        switch (name) {
            case "--env" -> env(value);
            case "--user" -> user = value;
            case "--workdir" -> workingDirectory = value;
            case "--memory" -> memory = size(value);
            case "--cpus" -> cpus = nanos(value);
            case "--volume" -> volume(value);
            case "--mount" -> mount(value);
            case "--network", "--net" -> network(value);
            case "--add-host" -> extraHosts.add(value);
            case "--tmpfs" -> mounts.add(new Mount.Tmpfs(value.replaceFirst(":.*", ""), 0));
            // An agent's first process is our own; names and labels are ours too.
            default -> {}
        }
    }

    private void env(String value) {
        var equals = value.indexOf('=');
        if (equals < 0) {
            inherited.add(value);
        } else {
            environment.put(value.substring(0, equals), value.substring(equals + 1));
        }
    }

    private void privileged(String value) {
        if (!value.equals("false")) {
            privileged = true;
            needs.add(new Need(Capability.PRIVILEGED, "--privileged"));
        }
    }

    private void network(String value) {
        switch (value) {
            case "none" -> network = "none";
            case "bridge", "default" -> network = "";
            case "host" -> {
                network = "host";
                needs.add(new Need(Capability.HOST_NETWORK, "--network host"));
            }
            default ->
                    refused.add("--network " + value + " (an agent joins its run's own network)");
        }
    }

    private void volume(String value) {
        var parts = value.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            refused.add("-v " + value + " (use SOURCE:TARGET)");
            return;
        }
        var readOnly = parts.length == 3 && List.of(parts[2].split(",")).contains("ro");
        mount("-v " + value, parts[0], parts[1], readOnly);
    }

    private void mount(String value) {
        var settings = new LinkedHashMap<String, String>();
        for (var part : value.split(",")) {
            var pair = part.split("=", 2);
            settings.put(pair[0].toLowerCase(Locale.ROOT), pair.length == 2 ? pair[1] : "true");
        }
        var target = first(settings, "target", "dst", "destination");
        var source = first(settings, "source", "src");
        var readOnly = !first(settings, "readonly", "ro").isEmpty();
        if (settings.getOrDefault("type", "volume").equals("tmpfs") && !target.isEmpty()) {
            mounts.add(new Mount.Tmpfs(target, 0));
        } else if (target.isEmpty() || source.isEmpty()) {
            refused.add("--mount " + value + " (source and target are needed)");
        } else {
            mount("--mount " + value, source, target, readOnly);
        }
    }

    private static String first(Map<String, String> settings, String... keys) {
        for (var key : keys) {
            if (settings.containsKey(key)) {
                return settings.getOrDefault(key, "");
            }
        }
        return "";
    }

    private void mount(String argument, String source, String target, boolean readOnly) {
        if (!target.startsWith("/")) {
            refused.add(argument + " (the target must be an absolute path)");
        } else if (SOCKETS.contains(source)) {
            needs.add(new Need(Capability.ENGINE_SOCKET, argument));
            mounts.add(new Mount.Bind(source, target, readOnly));
        } else if (source.startsWith("/")) {
            needs.add(new Need(Capability.HOST_MOUNTS, argument));
            mounts.add(new Mount.Bind(source, target, readOnly));
        } else if (VOLUME.matcher(source).matches()) {
            mounts.add(new Mount.Volume(source, target, readOnly));
        } else {
            refused.add(argument + " (neither a volume's name nor an absolute path)");
        }
    }

    private long size(String value) {
        var match = SIZE.matcher(value.toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            refused.add("--memory " + value + " (use for example 512m or 2g)");
            return 0;
        }
        var shift =
                switch (match.group(2)) {
                    case "k" -> 10;
                    case "m" -> 20;
                    case "g" -> 30;
                    default -> 0;
                };
        return Math.min(Long.parseLong(match.group(1)), Long.MAX_VALUE >> shift) << shift;
    }

    private long nanos(String value) {
        try {
            return new BigDecimal(value).movePointRight(9).longValue();
        } catch (NumberFormatException e) {
            refused.add("--cpus " + value + " (use a number such as 1.5)");
            return 0;
        }
    }
}
