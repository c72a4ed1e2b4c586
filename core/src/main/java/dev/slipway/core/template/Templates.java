package dev.slipway.core.template;

import dev.slipway.core.compose.ComposeFiles;
import dev.slipway.core.compose.ComposeLint;
import dev.slipway.core.compose.ComposeReader;
import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The library of templates: those that come with Slipway and a person's own, and the applications
/// made from them. Safe from any thread and process.
public final class Templates {
    private static final List<String> BUNDLED =
            List.of("web", "web-database", "worker", "static-site");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String FILE = "compose.yaml";

    private final TemplateStore store;
    private final NewRepositories repositories;
    private final Clock clock;

    public Templates(TemplateStore store, NewRepositories repositories, Clock clock) {
        this.store = store;
        this.repositories = repositories;
        this.clock = clock;
    }

    /// @param version 0 for one that comes with Slipway
    public record Entry(String name, int version, Template template) {
        public boolean isBundled() {
            return version == 0;
        }
    }

    /// @param findings what the check of Compose files says of it
    public record Preview(String text, List<Finding> findings) {}

    /// The bundled ones, then the newest version of each of a person's own.
    public List<Entry> all() {
        return Stream.concat(
                        BUNDLED.stream()
                                .map(name -> new Entry(name, 0, Template.parse(bundled(name)))),
                        store.newest().stream().map(Templates::entry))
                .toList();
    }

    private static Entry entry(TemplateStore.Saved saved) {
        return new Entry(saved.name(), saved.version(), Template.parse(saved.text()));
    }

    private static String bundled(String name) {
        try (var in = Templates.class.getResourceAsStream(name + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All versions of a person's own, the newest first.
    public List<Entry> versions(String name) {
        return store.versions(name).stream().map(Templates::entry).toList();
    }

    /// Saves the next version. What it makes with its standard values has to be a Compose file.
    /// Problems `template.*`.
    public Entry save(String name, String text) {
        if (!NAME.matcher(name).matches() || BUNDLED.contains(name)) {
            throw ProblemException.usage(
                    "template.name",
                    "\"" + name + "\" cannot be a template's name.",
                    "Use a-z, 0-9 and dash, and none of " + String.join(", ", BUNDLED) + ".");
        }
        var template = Template.parse(text);
        preview(template, Map.of()).findings().stream()
                .filter(Finding::isError)
                .findFirst()
                .ifPresent(finding -> {
                    throw ProblemException.usage(
                            "template.compose",
                            "What it makes is no Compose file: " + finding,
                            finding.hint());
                });
        return new Entry(name, store.save(name, text, clock.instant()), template);
    }

    public void remove(String name) {
        store.remove(name);
    }

    /// The file that these values make, and what is to say of it. Problem `template.value`.
    public Preview preview(Template template, Map<String, String> values) {
        var text = template.filled(values);
        return new Preview(
                text,
                ComposeLint.check(
                        new ComposeReader.Text(FILE, text), Optional.empty(), ComposeFiles.NONE));
    }

    /// Writes the file into a local project's folder, where nobody has one; it counts from its
    /// commit on. Problems `template.exists`, `template.remote`, `template.folder`.
    public Path write(Project project, String text) {
        if (!project.isLocal()) {
            throw ProblemException.usage(
                    "template.remote",
                    project.name() + " has no folder on this machine.",
                    "Copy the file and commit it in the project's repository.");
        }
        var file = Path.of(project.location()).resolve(FILE);
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            return file;
        } catch (FileAlreadyExistsException exists) {
            throw ProblemException.usage(
                    "template.exists",
                    "There is a "
                            + FILE
                            + " in "
                            + project.name()
                            + " already; it is left as it is.",
                    "Rename that one first, or copy what you need of this one into it.");
        } catch (IOException e) {
            throw ProblemException.outside(
                    "template.folder",
                    file + " cannot be written.",
                    "Look at the folder's permissions and the room on its disk.",
                    e);
        }
    }

    /// Makes a new application: a folder that is a git repository with the file in its first
    /// commit. Problem `template.folder`.
    public Path create(Path folder, String title, String text) {
        repositories.create(folder, Map.of(FILE, text), "Begin from the template " + title);
        return folder;
    }
}
