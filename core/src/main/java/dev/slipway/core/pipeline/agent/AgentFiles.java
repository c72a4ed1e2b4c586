package dev.slipway.core.pipeline.agent;

import dev.slipway.core.engine.Execs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files in an agent, read and written in its container by its own user: a link can lead no further
/// than that user may go there. Sizes are bounded. Paths are relative to one folder, or absolute in
/// the container.
public final class AgentFiles {
    /// The longest file that is read or written as a whole.
    public static final int LONGEST = 16 << 20;

    /// Docker gives each argument of a process at most 128 KiB, and all of them about 2 MiB.
    private static final int CHUNK = 90 * 1024;

    private static final int CHUNKS = 12;

    private static final String ENTER =
            """
            cd "$1" 2>/dev/null || { mkdir -p "$1" && cd "$1"; } || exit 126
            shift
            """;

    private static final String APPEND =
            """
            f=$1; shift
            printf '%s' "$@" | base64 -d >> "$f"
            """;

    private static final String CREATE =
            """
            case $1 in */*) mkdir -p "${1%/*}" ;; esac
            : > "$1"
            """;

    private final AgentContainer agent;
    private final String folder;

    /// @param folder absolute in the agent
    public AgentFiles(AgentContainer agent, String folder) {
        this.agent = agent;
        this.folder = folder;
    }

    /// What a command wrote, its exit code and what it said of errors.
    public record Said(int code, byte[] output, String errors) {
        public String text() {
            return new String(output, StandardCharsets.UTF_8);
        }
    }

    /// Thrown for a file longer than `LONGEST`.
    public static final class TooLong extends IOException {
        TooLong() {
            super("it is longer than " + (LONGEST >> 20) + " MiB");
        }
    }

    /// Runs a shell script as the agent's user in the folder, which is made if it is not there;
    /// `$1`… are the arguments.
    public Said run(String script, String... arguments) throws InterruptedException {
        var all = new ArrayList<>(List.of("sh", "-c", ENTER + script, "sh", folder));
        all.addAll(List.of(arguments));
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        Execs.OutputSink sink =
                (isError, bytes) -> {
                    var into = isError ? errors : output;
                    if (into.size() <= LONGEST) {
                        into.writeBytes(bytes);
                    }
                };
        var code = agent.asUser(sink, "/", all);
        return new Said(code, output.toByteArray(), errors.toString(StandardCharsets.UTF_8));
    }

    /// Empty if there is no such file.
    public Optional<byte[]> read(String path) throws InterruptedException, TooLong {
        var said = run("[ -f \"$1\" ] || exit 44; cat -- \"$1\"", path);
        if (said.output().length > LONGEST) {
            throw new TooLong();
        }
        return said.code() == 0 ? Optional.of(said.output()) : Optional.empty();
    }

    /// Makes the folders on the way; replaces what is there. What went wrong, or nothing.
    public Optional<String> write(String path, byte[] bytes) throws InterruptedException {
        var made = run(CREATE, path);
        var text = Base64.getEncoder().encodeToString(bytes);
        for (var from = 0; made.code() == 0 && from < text.length(); from += CHUNK * CHUNKS) {
            var parts = new ArrayList<>(List.of(path));
            var end = Math.min(text.length(), from + CHUNK * CHUNKS);
            for (var i = from; i < end; i += CHUNK) {
                parts.add(text.substring(i, Math.min(end, i + CHUNK)));
            }
            made = run(APPEND, parts.toArray(String[]::new));
        }
        return made.code() == 0 ? Optional.empty() : Optional.of(made.errors().strip());
    }

    public boolean exists(String path) throws InterruptedException {
        return run("[ -e \"$1\" ]", path).code() == 0;
    }

    /// One file to be unpacked: a path below the folder, already found to be safe.
    public record Entry(String path, byte[] bytes, boolean executable) {}

    /// Writes entries below a folder as the agent's user; `next` gives null at the end.
    public void unpack(String target, Entries entries) {
        var place = target.startsWith("/") ? target : folder + "/" + target;
        try (var tar =
                TarWriter.stream(
                        agent.user(),
                        out -> {
                            for (var it = entries.next(); it != null; it = entries.next()) {
                                out.bytes(it.path(), it.bytes(), it.executable() ? 0755 : 0644);
                            }
                        })) {
            agent.engine().containers().copyIn(agent.id(), place, tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Entries one after the other.
    @FunctionalInterface
    public interface Entries {
        @org.jspecify.annotations.Nullable
        Entry next() throws IOException;
    }

    /// The files below a folder that fit a pattern, in the order of their paths.
    public List<String> matching(String below, FilePatterns wanted) throws InterruptedException {
        var place = below.isEmpty() ? folder : below.startsWith("/") ? below : folder + "/" + below;
        return new WorkspaceFiles(agent, place).list().stream().filter(wanted::matches).toList();
    }

    /// Visits plain files below a folder.
    public void visit(String below, List<String> paths, TarReader.Visitor visitor) {
        var place = below.isEmpty() ? folder : below.startsWith("/") ? below : folder + "/" + below;
        new WorkspaceFiles(agent, place).read(paths, visitor);
    }

    /// The environment is not the script's: these commands are our own.
    static Map<String, String> environment() {
        return Map.of("LC_ALL", "C");
    }

    /// A stream of one plain file; the visitor gets it.
    public boolean stream(String path, TarReader.Visitor visitor) {
        var place = path.startsWith("/") ? path : folder + "/" + path;
        try (InputStream tar = agent.copyOut(place).orElse(null)) {
            if (tar == null) {
                return false;
            }
            TarReader.single(tar, visitor);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
