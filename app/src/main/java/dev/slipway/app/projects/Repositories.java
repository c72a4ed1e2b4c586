package dev.slipway.app.projects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Finds git repositories where people keep them. Reads names and times only, follows no links, and
/// looks at a bounded number of folders. Blocking; off the FX thread.
final class Repositories {
    private static final List<String> USUAL =
            List.of(
                    "code",
                    "Code",
                    "src",
                    "git",
                    "dev",
                    "work",
                    "projects",
                    "Projects",
                    "workspace",
                    "repos",
                    "source/repos",
                    "IdeaProjects",
                    "PycharmProjects",
                    "GolandProjects",
                    "WebstormProjects",
                    "Documents/GitHub",
                    "Developer");
    private static final int DEPTH = 3;
    private static final int FOLDERS = 5_000;

    private final List<Found> found = new ArrayList<>();
    private int looked;

    private record Found(Path folder, FileTime changed) {}

    private Repositories() {}

    /// Those below the usual folders of a person's home, the most recently used first.
    static List<Path> recent(Path home, int count) {
        var search = new Repositories();
        USUAL.forEach(name -> search.look(home.resolve(name), DEPTH));
        return search.newest(count);
    }

    /// The folder itself if it is a repository, else those directly below it; the folder where
    /// there are none, so that whoever adds it says why it cannot.
    static List<Path> in(Path folder) {
        if (isRepository(folder)) {
            return List.of(folder);
        }
        var search = new Repositories();
        search.look(folder, 1);
        var below = search.newest(Integer.MAX_VALUE);
        return below.isEmpty() ? List.of(folder) : below;
    }

    private void look(Path folder, int depth) {
        if (++looked > FOLDERS || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (isRepository(folder)) {
            found.add(new Found(folder, changed(folder)));
        } else if (depth > 0) {
            below(folder).forEach(child -> look(child, depth - 1));
        }
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .limit(FOLDERS)
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private static boolean isRepository(Path folder) {
        return Files.exists(folder.resolve(".git/HEAD"), LinkOption.NOFOLLOW_LINKS)
                || Files.isRegularFile(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS);
    }

    private static FileTime changed(Path folder) {
        var index = folder.resolve(".git/index");
        try {
            return Files.getLastModifiedTime(Files.exists(index) ? index : folder.resolve(".git"));
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private List<Path> newest(int count) {
        return found.stream()
                .sorted(Comparator.comparing(Found::changed).reversed())
                .limit(count)
                .map(Found::folder)
                .toList();
    }
}
