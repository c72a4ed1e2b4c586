package dev.slipway.core.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What lies beside a Compose file: `.env`, files it includes, files that containers get. Never
/// anything outside of that folder.
@FunctionalInterface
public interface ComposeFiles {
    /// Nothing lies beside it.
    ComposeFiles NONE = _ -> Optional.empty();

    /// @param path relative to the folder, without `.` and `..`; empty if there is no such file
    Optional<byte[]> read(String path);

    /// Bytes of one file at most.
    int MAX_BYTES = 1024 * 1024;

    /// A folder of this machine; links out of it lead to nothing.
    static ComposeFiles folder(Path folder) {
        return path -> {
            try {
                var file = folder.resolve(path);
                if (!Files.isRegularFile(file)
                        || Files.size(file) > MAX_BYTES
                        || !file.toRealPath().startsWith(folder.toRealPath())) {
                    return Optional.empty();
                }
                return Optional.of(Files.readAllBytes(file));
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        };
    }

    default Optional<String> text(String path) {
        return read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// `path` as seen from `folder` (both relative to the Compose file), empty if it leads out.
    static Optional<String> resolve(String folder, String path) {
        if (path.startsWith("/") || path.startsWith("~")) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (var part : (folder + "/" + path).split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return Optional.of(parts.isEmpty() ? "." : String.join("/", parts));
    }

    /// The folder that `path` lies in, `.` for the Compose file's own.
    static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "." : path.substring(0, slash);
    }
}
