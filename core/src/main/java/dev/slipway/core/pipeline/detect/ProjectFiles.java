package dev.slipway.core.pipeline.detect;

import java.util.List;
import java.util.Optional;

/// Port: the files that detection looks at, of a commit or of a folder. Nothing outside is reached.
public interface ProjectFiles {
    int CHARACTERS_AT_MOST = 1 << 20;

    /// A file's text, cut at `CHARACTERS_AT_MOST`; empty if there is no such file.
    Optional<String> text(String path);

    /// Names in a folder (`` for the root), folders with a `/` behind them, sorted.
    List<String> names(String folder);

    default boolean has(String path) {
        var slash = path.lastIndexOf('/');
        return names(slash < 0 ? "" : path.substring(0, slash)).contains(path.substring(slash + 1));
    }

    /// The same, seen from one of its folders.
    default ProjectFiles in(String folder) {
        var whole = this;
        return folder.isEmpty()
                ? this
                : new ProjectFiles() {
                    @Override
                    public Optional<String> text(String path) {
                        return whole.text(folder + "/" + path);
                    }

                    @Override
                    public List<String> names(String below) {
                        return whole.names(below.isEmpty() ? folder : folder + "/" + below);
                    }
                };
    }
}
