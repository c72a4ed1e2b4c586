package dev.slipway.core.pipeline.archive;

import dev.slipway.core.pipeline.PipelineServices;
import dev.slipway.core.pipeline.RunArchive.Entry;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.settings.Folders;
import dev.slipway.core.source.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folders of runs whose record is gone: a process died between the two.
final class Orphans {
    private static final Logger log = LoggerFactory.getLogger(Orphans.class);
    private static final Duration OLD = Duration.ofHours(1);
    private static final Pattern PROJECT = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,62}");
    private static final Pattern RUN = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})");

    private final PipelineServices services;

    Orphans(PipelineServices services) {
        this.services = services;
    }

    void remove() {
        var before = services.clock().instant().minus(OLD);
        for (var project : folders(services.home().runs())) {
            var name = project.getFileName().toString();
            if (PROJECT.matcher(name).matches()) {
                remove(project, new ProjectName(name), before);
            }
        }
    }

    private void remove(Path folder, ProjectName project, Instant before) {
        Set<RunId> known =
                services.archive().entries(project).stream()
                        .map(Entry::id)
                        .collect(Collectors.toSet());
        for (var run : folders(folder)) {
            var match = RUN.matcher(run.getFileName().toString());
            if (match.matches()
                    && !known.contains(
                            new RunId(
                                    project,
                                    Integer.parseInt(match.group(1)),
                                    Integer.parseInt(match.group(2))))
                    && isOlder(run, before)) {
                Folders.delete(run);
            }
        }
    }

    private static boolean isOlder(Path folder, Instant than) {
        try {
            return Files.getLastModifiedTime(folder).toInstant().isBefore(than);
        } catch (IOException gone) {
            return false;
        }
    }

    private static List<Path> folders(Path parent) {
        var folders = new ArrayList<Path>();
        if (Files.isDirectory(parent)) {
            try (var all = Files.newDirectoryStream(parent, Files::isDirectory)) {
                all.forEach(folders::add);
            } catch (IOException e) {
                log.info("{} cannot be listed: {}", parent, e.getMessage());
            }
        }
        return folders;
    }
}
