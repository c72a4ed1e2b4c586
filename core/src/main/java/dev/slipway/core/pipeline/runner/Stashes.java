package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.agent.AgentContainer;
import dev.slipway.core.pipeline.agent.FileBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Files that one stage hands on to another by name. They are kept with the run, for a restart from
/// a later stage. Safe from any thread.
final class Stashes {
    private final Path folder;
    private final List<Path> earlier;

    /// @param folder of this run · earlier those of the attempts before, newest first
    Stashes(Path folder, List<Path> earlier) {
        this.folder = folder;
        this.earlier = List.copyOf(earlier);
    }

    /// Keeps files of a folder of the agent, in place of what had that name.
    ///
    /// @return how many
    int keep(String name, AgentContainer agent, String from, Predicate<String> wanted) {
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, "stash", ".new");
            var count = FileBundle.save(agent, from, wanted, fresh);
            Files.move(
                    fresh,
                    folder.resolve(file(name)),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts them into a folder of the agent.
    ///
    /// @return false if there is no stash of that name
    boolean bring(String name, AgentContainer agent, String into) {
        var kept = find(name);
        kept.ifPresent(file -> FileBundle.load(agent, file, into));
        return kept.isPresent();
    }

    private Optional<Path> find(String name) {
        var own = folder.resolve(file(name));
        if (Files.exists(own)) {
            return Optional.of(own);
        }
        return earlier.stream()
                .map(path -> path.resolve(file(name)))
                .filter(Files::exists)
                .findFirst();
    }

    /// No name leads out of the folder.
    private static String file(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + ".tar";
    }
}
