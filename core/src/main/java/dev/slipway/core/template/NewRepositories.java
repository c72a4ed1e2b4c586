package dev.slipway.core.template;

import java.nio.file.Path;
import java.util.Map;

/// Port: making a git repository with one commit. Safe from any thread.
public interface NewRepositories {

    /// Makes the folder, which must not be there or be empty, and commits these files in it; whole
    /// or not at all. Problem `template.folder`.
    ///
    /// @param files texts by name, none below another folder
    void create(Path folder, Map<String, String> files, String message);
}
