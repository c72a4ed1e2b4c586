package dev.slipway.core.source;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.FolderLock;
import dev.slipway.core.settings.Home;
import dev.slipway.core.settings.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Servers whose key a person said is the right one, beside those of `~/.ssh/known_hosts`: a line
/// each, host and fingerprint (`SHA256:…`). Safe from any thread and process.
public final class KnownHosts {
    private final Path file;

    public KnownHosts(Home home) {
        this.file = home.folder().resolve("known_hosts");
    }

    /// @param host `example.org`, or `example.org:2222` where it is not port 22
    public record KnownHost(String host, String fingerprint) {}

    public List<KnownHost> list() {
        return read().entrySet().stream()
                .map(entry -> new KnownHost(entry.getKey(), entry.getValue()))
                .toList();
    }

    public Optional<String> fingerprint(String host) {
        return Optional.ofNullable(read().get(host));
    }

    /// Problem `host.malformed`.
    public void add(String host, String fingerprint) {
        if (!host.matches("[A-Za-z0-9._:-]{1,255}")
                || !fingerprint.matches("SHA256:[A-Za-z0-9+/=]{43,44}")) {
            throw ProblemException.usage(
                    "host.malformed",
                    "\"" + host + " " + fingerprint + "\" is no server with a key's fingerprint.",
                    "Give HOST[:PORT] and the fingerprint as it was shown, SHA256:….");
        }
        change(hosts -> hosts.put(host, fingerprint));
    }

    /// False if it was not there.
    public boolean remove(String host) {
        var isThere = fingerprint(host).isPresent();
        change(hosts -> hosts.remove(host));
        return isThere;
    }

    private TreeMap<String, String> read() {
        var hosts = new TreeMap<String, String>();
        try {
            for (var line : Files.readAllLines(file)) {
                var parts = line.split(" ");
                if (parts.length == 2) {
                    hosts.put(parts[0], parts[1]);
                }
            }
        } catch (NoSuchFileException noneYet) {
            // then nobody is known
        } catch (IOException e) {
            throw unusable(e);
        }
        return hosts;
    }

    private void change(java.util.function.Consumer<TreeMap<String, String>> change) {
        try {
            FolderLock.holding(
                    file,
                    () -> {
                        var hosts = read();
                        change.accept(hosts);
                        return write(hosts);
                    });
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private boolean write(TreeMap<String, String> hosts) {
        try {
            var text = new StringBuilder();
            hosts.forEach((host, key) -> text.append(host + " " + key + "\n"));
            WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private ProblemException unusable(IOException e) {
        return ProblemException.outside(
                "home.unusable",
                "The known servers in " + file + " cannot be read or written.",
                "Look at the room on that disk and the file's permissions.",
                e);
    }
}
