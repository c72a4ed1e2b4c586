package dev.slipway.core.pipeline;

import java.nio.file.Path;
import java.util.List;

/// Port: checks one kind of file for `lint`. Safe from any thread.
public interface FileLinter {

    /// True if a file of that name in a folder is usually of this kind.
    boolean isUsualName(String fileName);

    /// True if a text of any name looks like this kind.
    boolean looksLike(String text);

    /// @param file as it is to be named in findings · path where it is, for what lies beside it
    List<Finding> lint(String file, Path path, String text);
}
