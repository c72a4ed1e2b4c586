package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.Execs;
import dev.slipway.core.pipeline.agent.AgentContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Secret files that steps at a place of the run may read, in their agent's memory. Immutable.
record SecretFiles(List<File> files) {
    static final SecretFiles NONE = new SecretFiles(List.of());
    private static final int PART = 24 * 1024;
    private static final String WRITE =
            """
            umask 077
            mkdir -p "$1"
            printf '%b' "$PART" >>"$1/$2"
            """;

    SecretFiles {
        files = List.copyOf(files);
    }

    record File(int number, String name, byte[] content) {
        String folder() {
            return AgentContainer.SCRATCH + "/secret-" + number;
        }

        String path() {
            return folder() + "/" + name.replaceAll("[^A-Za-z0-9._-]", "_");
        }
    }

    SecretFiles and(SecretFiles more) {
        if (more.files.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(files);
        all.addAll(more.files);
        return new SecretFiles(all);
    }

    /// Writes those that the agent has not got yet, as its user. The content travels in the
    /// environment of a short command: neither `inspect` nor the list of processes shows it.
    void into(AgentContainer agent) throws InterruptedException {
        for (var file : files) {
            if (agent.isFirst(file.path())) {
                for (var part : parts(file.content())) {
                    write(agent, file, part);
                }
            }
        }
    }

    private static void write(AgentContainer agent, File file, String part)
            throws InterruptedException {
        var name = file.path().substring(file.folder().length() + 1);
        var command =
                new Execs.Command(
                        List.of("sh", "-ec", WRITE, "sh", file.folder(), name),
                        Map.of("PART", part),
                        null,
                        null,
                        false);
        if (agent.quietly(command) != 0) {
            throw StepFailure.failure(
                    "the secret file " + file.name() + " could not be put into the agent");
        }
    }

    /// As `printf '%b'` reads it, safe for every byte.
    private static List<String> parts(byte[] content) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var b : content) {
            part.append("\\0").append(Integer.toOctalString((b & 0xFF) | 0x200).substring(1));
            if (part.length() >= PART) {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
