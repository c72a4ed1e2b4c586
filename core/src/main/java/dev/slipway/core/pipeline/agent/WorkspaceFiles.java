package dev.slipway.core.pipeline.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/// The files that steps left in an agent, by their paths below one folder.
public final class WorkspaceFiles {
    private static final int LONGEST_LIST = 256 << 20;

    /// From this many wanted files in one folder on, the folder is copied as a whole.
    private static final int MANY = 3;

    private static final String FIND =
            "cd \"$1\" 2>/dev/null && find . -name .git -prune -o -type f -print0";

    private final AgentContainer agent;
    private final String folder;

    /// @param folder absolute in the agent
    public WorkspaceFiles(AgentContainer agent, String folder) {
        this.agent = agent;
        this.folder = folder;
    }

    /// A path below the folder as an absolute one.
    public String absolute(String path) {
        return folder + "/" + path;
    }

    /// Paths of all plain files, `.git` left out; a folder that is not there has none.
    public List<String> list() throws InterruptedException {
        var output = new ByteArrayOutputStream();
        agent.asRoot(
                (isError, bytes) -> {
                    if (!isError && output.size() < LONGEST_LIST) {
                        output.writeBytes(bytes);
                    }
                },
                "sh",
                "-c",
                FIND,
                "sh",
                folder);
        var paths = new ArrayList<String>();
        for (var path : output.toString(StandardCharsets.UTF_8).split("\0")) {
            if (path.startsWith("./") && path.length() > 2) {
                paths.add(path.substring(2));
            }
        }
        paths.sort(null);
        return paths;
    }

    /// Visits those of the paths that are (still) plain files.
    public void read(Collection<String> paths, TarReader.Visitor visitor) {
        var byFolder = new TreeMap<String, List<String>>();
        paths.forEach(
                path -> byFolder.computeIfAbsent(parent(path), p -> new ArrayList<>()).add(path));
        byFolder.forEach((parent, wanted) -> {
            if (wanted.size() >= MANY && !parent.isEmpty()) {
                readFolder(parent, wanted, visitor);
            } else {
                wanted.forEach(path -> readFile(path, visitor));
            }
        });
    }

    /// A file that comes from elsewhere.
    public interface Source {
        /// Below the folder; must lead nowhere else.
        String path();

        long size();

        /// Closed by who writes.
        InputStream open();
    }

    /// Writes files into the folder, as the agent's user.
    public void write(Collection<? extends Source> files) {
        var root = folder.replaceFirst("^/", "");
        try (var tar =
                TarWriter.stream(
                        agent.user(),
                        out -> {
                            for (var file : files) {
                                var path = TarReader.safePath("x/" + file.path());
                                if (!path.isEmpty()) {
                                    try (var bytes = file.open()) {
                                        out.bytes(root + "/" + path, file.size(), bytes);
                                    }
                                }
                            }
                        })) {
            agent.engine().containers().copyIn(agent.id(), "/", tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readFile(String path, TarReader.Visitor visitor) {
        copy(
                path,
                tar ->
                        TarReader.single(
                                tar, (name, size, time, in) -> visitor.file(path, size, time, in)));
    }

    private void readFolder(String parent, List<String> wanted, TarReader.Visitor visitor) {
        var names = new HashMap<String, String>();
        wanted.forEach(path -> names.put(path.substring(parent.length() + 1), path));
        copy(
                parent,
                tar ->
                        TarReader.files(
                                tar,
                                (name, size, time, in) -> {
                                    var path = names.get(name);
                                    if (path != null) {
                                        visitor.file(path, size, time, in);
                                    }
                                }));
    }

    private interface Reading {
        void read(InputStream tar) throws IOException;
    }

    private void copy(String path, Reading reading) {
        try (var tar = agent.copyOut(folder + "/" + path).orElse(null)) {
            if (tar != null) {
                reading.read(tar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
