package dev.slipway.core.pipeline.runner;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.pipeline.KeptReport;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import dev.slipway.core.settings.WholeFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The reports of a run as they were found: `reports/NNN.gz` in its folder, with `index.json`. At
/// most 256 MB of them, compressed; a full disk costs the copy, not the run. Safe from any thread;
/// one process writes.
public final class ReportFiles {
    private static final Logger log = LoggerFactory.getLogger(ReportFiles.class);
    private static final long MOST_BYTES = 256L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final List<KeptReport> index = new ArrayList<>();
    private long bytes;

    ReportFiles(Path folder) {
        this.folder = folder;
    }

    /// What is to be done with the bytes on their way; what it does not read is kept too.
    interface Reading<T> {
        T read(InputStream bytes) throws IOException;
    }

    /// Reads a report while a copy of it is written. A file of a path that was kept before takes
    /// its place.
    <T> T keep(int ordinal, InputStream bytes, Reading<T> reading) throws IOException {
        try (var copy = new Copy(open(ordinal))) {
            var result = reading.read(new Tee(bytes, copy));
            new Tee(bytes, copy).transferTo(OutputStream.nullOutputStream());
            return result;
        }
    }

    synchronized int ordinal(String path) {
        return ordinals.computeIfAbsent(path, _ -> ordinals.size() + 1);
    }

    synchronized void add(KeptReport report) {
        var size = size(report.ordinal());
        bytes += Math.max(0, size);
        index.removeIf(known -> known.ordinal() == report.ordinal());
        index.add(report);
        try {
            Files.createDirectories(folder);
            WholeFile.write(folder.resolve("index.json"), JSON.writeValueAsBytes(index));
        } catch (IOException e) {
            log.warn("The list of reports in {} was not written: {}", folder, e.getMessage());
        }
    }

    boolean isKept(int ordinal) {
        return size(ordinal) >= 0;
    }

    private long size(int ordinal) {
        try {
            return Files.size(file(folder, ordinal));
        } catch (IOException e) {
            return -1;
        }
    }

    private synchronized @Nullable OutputStream open(int ordinal) {
        if (bytes >= MOST_BYTES) {
            return null;
        }
        try {
            Files.createDirectories(folder);
            var file = file(folder, ordinal);
            var out = new GZIPOutputStream(Files.newOutputStream(file), 64 * 1024);
            Home.restrict(file, "rw-------");
            return out;
        } catch (IOException e) {
            log.warn("A report is not kept in {}: {}", folder, e.getMessage());
            return null;
        }
    }

    private static Path file(Path folder, int ordinal) {
        return folder.resolve("%03d.gz".formatted(ordinal));
    }

    /// The reports of a run, in the order in which they were found first.
    public static List<KeptReport> list(Path folder) {
        try {
            var list =
                    JSON.readValue(
                            Files.readAllBytes(folder.resolve("index.json")),
                            new TypeReference<List<KeptReport>>() {});
            return list.stream()
                    .sorted(java.util.Comparator.comparingInt(KeptReport::ordinal))
                    .toList();
        } catch (IOException noneOrUnreadable) {
            return List.of();
        }
    }

    /// The caller closes it. Problem `report.gone`.
    public static InputStream open(Path folder, int ordinal) {
        try {
            return new GZIPInputStream(Files.newInputStream(file(folder, ordinal)), 64 * 1024);
        } catch (NoSuchFileException e) {
            throw gone();
        } catch (IOException e) {
            throw gone();
        }
    }

    private static ProblemException gone() {
        return ProblemException.usage(
                "report.gone",
                "The report is no longer in the data folder.",
                "Run the pipeline again to have it anew.");
    }

    /// A copy that may fail without harm.
    private static final class Copy implements AutoCloseable {
        private @Nullable OutputStream out;

        Copy(@Nullable OutputStream out) {
            this.out = out;
        }

        void write(byte[] bytes, int from, int count) {
            if (out != null) {
                try {
                    out.write(bytes, from, count);
                } catch (IOException full) {
                    log.warn("A report is not kept whole: {}", full.getMessage());
                    close();
                }
            }
        }

        @Override
        public void close() {
            var open = out;
            out = null;
            try {
                if (open != null) {
                    open.close();
                }
            } catch (IOException full) {
                log.warn("A report is not kept whole: {}", full.getMessage());
            }
        }
    }

    private static final class Tee extends FilterInputStream {
        private final Copy copy;

        Tee(InputStream bytes, Copy copy) {
            super(bytes);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            var read = in.read(target, from, count);
            if (read > 0) {
                copy.write(target, from, read);
            }
            return read;
        }

        @Override
        public void close() {
            // the tar goes on
        }
    }
}
