package dev.slipway.core.adapter.objects;

import dev.slipway.core.pipeline.ObjectStore;
import dev.slipway.core.settings.ObjectPlace;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/// Files in a folder, such as a mounted share; the folder itself must be there.
public final class FileObjects implements ObjectStore {
    private final Path folder;

    public FileObjects(ObjectPlace place) {
        this.folder = Path.of(URI.create(place.endpoint())).resolve(place.prefix()).normalize();
    }

    private Path file(String key) {
        var file = folder.resolve(key).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IllegalArgumentException("no key: " + key);
        }
        return file;
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public void put(String key, Path source) {
        var target = file(key);
        try {
            Files.createDirectories(target.getParent());
            var fresh = Files.createTempFile(target.getParent(), ".incoming", ".part");
            try {
                Files.copy(source, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(
                        fresh,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw ObjectProblems.unreachable(place(), e);
        }
    }

    @Override
    public boolean has(String key) {
        return Files.isRegularFile(file(key));
    }

    @Override
    public InputStream open(String key) {
        try {
            return Files.newInputStream(file(key));
        } catch (NoSuchFileException e) {
            throw ObjectProblems.gone(key);
        } catch (IOException e) {
            throw ObjectProblems.unreachable(place(), e);
        }
    }

    @Override
    public List<Stored> list(String prefix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.find(folder, 20, (_, found) -> found.isRegularFile())) {
            return files.filter(file -> !file.getFileName().toString().startsWith(".incoming"))
                    .map(file -> new Stored(key(file), file.toFile().length()))
                    .filter(stored -> stored.key().startsWith(prefix))
                    .sorted(Comparator.comparing(Stored::key))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw ObjectProblems.unreachable(place(), e);
        }
    }

    private String key(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    @Override
    public void remove(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            throw ObjectProblems.unreachable(place(), e);
        }
    }
}
