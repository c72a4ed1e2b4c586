package dev.slipway.core.adapter.simulated;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A simulated container's files by absolute path; those below a volume's mount point are the
/// volume's. Regular files only. Safe from any thread.
public final class SimulatedFiles {
    private final Map<String, byte[]> own = new ConcurrentSkipListMap<>();
    private final Map<String, Map<String, byte[]>> mounts = new LinkedHashMap<>();

    void mount(String target, Map<String, byte[]> volume) {
        mounts.put(target, volume);
    }

    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(holder(path).get(key(path)));
    }

    public void write(String path, byte[] content) {
        holder(path).put(key(path), content);
    }

    public List<String> list() {
        return List.copyOf(all().keySet());
    }

    void unpack(String folder, InputStream tar) {
        try {
            var archive = new TarArchiveInputStream(tar);
            for (var entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                if (entry.isFile()) {
                    write(join(folder, entry.getName()), archive.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file, or all files of a folder, named from the path's last part on as Docker does.
    Optional<InputStream> pack(String path) {
        var parent = path.substring(0, path.lastIndexOf('/') + 1);
        var bytes = new ByteArrayOutputStream();
        var found = false;
        try (var archive = new TarArchiveOutputStream(bytes)) {
            archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : all().entrySet()) {
                if (file.getKey().equals(path) || file.getKey().startsWith(path + "/")) {
                    found = true;
                    var entry = new TarArchiveEntry(file.getKey().substring(parent.length()));
                    entry.setSize(file.getValue().length);
                    archive.putArchiveEntry(entry);
                    archive.write(file.getValue());
                    archive.closeArchiveEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found
                ? Optional.of(new ByteArrayInputStream(bytes.toByteArray()))
                : Optional.empty();
    }

    private Map<String, byte[]> all() {
        var all = new TreeMap<>(own);
        mounts.forEach((target, volume) ->
                volume.forEach((key, content) -> all.put(join(target, key), content)));
        return all;
    }

    private Map<String, byte[]> holder(String path) {
        var target = target(path);
        return target.isEmpty() ? own : mounts.getOrDefault(target, own);
    }

    private String key(String path) {
        var target = target(path);
        return target.isEmpty() ? path : path.substring(target.length() + 1);
    }

    private String target(String path) {
        return mounts.keySet().stream()
                .filter(target -> path.startsWith(target + "/"))
                .findFirst()
                .orElse("");
    }

    private static String join(String folder, String name) {
        var clean = name.replaceFirst("^(\\./)+", "");
        return folder.endsWith("/") ? folder + clean : folder + "/" + clean;
    }
}
