package dev.slipway.app.run;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.SystemOpen;
import dev.slipway.app.run.log.LogLink;
import dev.slipway.app.run.log.LogLinks;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/// Opens web addresses in the browser, and lines of source files in the editor: the file of the
/// project's folder whose path ends as the log says. FX thread; looking is done off it.
public final class LinkOpener implements LogLinks {
    private static final int DEPTH = 16;
    private static final int LOOKED_AT = 200_000;
    private static final Set<String> SKIPPED =
            Set.of(".git", "node_modules", "target", "build", ".gradle", ".idea");
    private final AppContext context;
    private final ProjectName project;

    public LinkOpener(AppContext context, ProjectName project) {
        this.context = context;
        this.project = project;
    }

    @Override
    public void open(LogLink link) {
        context.background().load(() -> go(link), done -> {}, context.notices()::tell);
    }

    private boolean go(LogLink link) {
        switch (link) {
            case LogLink.Web web -> SystemOpen.open(web.url());
            case LogLink.Source source ->
                    SystemOpen.edit(
                            context.preferences().editor(), file(source.path()), source.line());
        }
        return true;
    }

    private Path file(String path) {
        var known = context.core().projects().require(project.value());
        if (!known.isLocal()) {
            throw ProblemException.usage(
                    "source.notHere",
                    "The sources of " + project + " are not on this machine.",
                    "Add the project by the path of a clone to open its files.");
        }
        var root = Path.of(known.location());
        return find(root, path)
                .orElseThrow(() ->
                        ProblemException.usage(
                                "source.noSuchFile",
                                "No file under " + root + " ends with " + path + ".",
                                "It may have been made by the build only."));
    }

    /// The shortest path under a folder that ends so.
    static java.util.Optional<Path> find(Path root, String path) {
        var bare = path.startsWith("/") ? path.substring(1) : path;
        try (Stream<Path> files = Files.find(root, DEPTH, (file, about) -> about.isRegularFile())) {
            return files.limit(LOOKED_AT)
                    .filter(file -> file.endsWith(bare) && !isSkipped(root.relativize(file)))
                    .min(Comparator.comparingInt(Path::getNameCount));
        } catch (IOException | UncheckedIOException unreadable) {
            return java.util.Optional.empty();
        }
    }

    private static boolean isSkipped(Path file) {
        for (var part : file) {
            if (SKIPPED.contains(part.toString())) {
                return true;
            }
        }
        return false;
    }
}
