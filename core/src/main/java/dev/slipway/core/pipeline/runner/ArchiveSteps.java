package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.agent.AgentFiles;
import dev.slipway.core.pipeline.agent.FilePatterns;
import dev.slipway.core.pipeline.agent.TarReader;
import dev.slipway.core.pipeline.log.StepLogWriter;
import dev.slipway.core.pipeline.script.StepCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// `zip`, `unzip`, `tar` and `untar`. Archives are hostile: names that would leave the folder are
/// left out and said, links are never made, sizes and counts are bounded.
final class ArchiveSteps {
    private static final long LARGEST = 256L << 20;
    private static final int LARGEST_ENTRY = 64 << 20;
    private static final int MOST_ENTRIES = 20_000;

    static final Map<String, StepAction> ALL =
            Map.of(
                    "zip", ArchiveSteps::zip,
                    "unzip", ArchiveSteps::unzip,
                    "tar", ArchiveSteps::tar,
                    "untar", ArchiveSteps::untar);

    private ArchiveSteps() {}

    private static @Nullable Object zip(StepMachine machine, StepCall call)
            throws InterruptedException {
        var target = Arguments.text(call, "zipFile");
        return machine.logged(
                "zip",
                target,
                log -> {
                    var bytes = new ByteArrayOutputStream();
                    try (var zip = new ZipOutputStream(bytes)) {
                        var count =
                                packed(
                                        machine,
                                        call,
                                        target,
                                        (path, content) -> {
                                            if (bytes.size() > AgentFiles.LONGEST) {
                                                throw StepFailure.failure(
                                                        target + " would be longer than 16 MiB");
                                            }
                                            zip.putNextEntry(new ZipEntry(path));
                                            content.transferTo(zip);
                                            zip.closeEntry();
                                        });
                        log.line(count + " files");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    FileSteps.write(machine, "zip", target, bytes.toByteArray());
                    return archived(machine, call, target);
                });
    }

    private interface Packing {
        void add(String path, InputStream content) throws IOException;
    }

    private static int packed(StepMachine machine, StepCall call, String target, Packing packing)
            throws InterruptedException {
        var files = FileSteps.files(machine, call.name());
        var folder = Arguments.named(call, "dir", "");
        var glob = Arguments.named(call, "glob", "");
        var excluded = FilePatterns.of(Arguments.named(call, "exclude", ""));
        var paths =
                files.matching(folder, FilePatterns.of(glob.isBlank() ? "**" : glob)).stream()
                        .filter(path -> !excluded.matches(path) && !path.equals(target))
                        .toList();
        files.visit(folder, paths, (path, size, modified, content) -> packing.add(path, content));
        return paths.size();
    }

    private static @Nullable Object archived(StepMachine machine, StepCall call, String target)
            throws InterruptedException {
        if (Arguments.flag(call, "archive")) {
            CollectSteps.archiveArtifacts(
                    machine, StepCall.of("archiveArtifacts", target, call.position()));
        }
        return null;
    }

    /// The agent's own tar packs: nothing leaves the container.
    private static @Nullable Object tar(StepMachine machine, StepCall call)
            throws InterruptedException {
        var target = Arguments.text(call, "file");
        var folder = Arguments.named(call, "dir", ".");
        return machine.logged(
                "tar",
                target,
                log -> {
                    var how =
                            Arguments.named(call, "compress", "true").equals("false")
                                    ? "-cf"
                                    : "-czf";
                    var said =
                            FileSteps.files(machine, "tar")
                                    .run(
                                            "t=$(mktemp) && tar "
                                                    + how
                                                    + " \"$t\" -C \"$2\" . && mv \"$t\" \"$1\"",
                                            target,
                                            folder);
                    if (said.code() != 0) {
                        throw StepFailure.failure(target + ": " + said.errors().strip());
                    }
                    return archived(machine, call, target);
                });
    }

    private static @Nullable Object unzip(StepMachine machine, StepCall call)
            throws InterruptedException {
        var source = Arguments.text(call, "zipFile");
        var wanted = wanted(call);
        var bytes = new java.io.ByteArrayInputStream(FileSteps.bytes(machine, "unzip", source));
        return machine.logged(
                "unzip",
                source,
                log -> {
                    var zip = new ZipInputStream(bytes);
                    AgentFiles.Entries entries =
                            new Unpacking(wanted, log) {
                                private ZipEntry entry = new ZipEntry("none");

                                @Override
                                boolean advance() throws IOException {
                                    var next = zip.getNextEntry();
                                    if (next != null) {
                                        entry = next;
                                    }
                                    return next != null;
                                }

                                @Override
                                String name() {
                                    return entry.isDirectory() ? "" : entry.getName();
                                }

                                @Override
                                InputStream content() {
                                    return zip;
                                }
                            };
                    return unpacked(machine, call, entries);
                });
    }

    private static @Nullable Object untar(StepMachine machine, StepCall call)
            throws InterruptedException {
        var source = Arguments.text(call, "file");
        var wanted = wanted(call);
        var bytes = FileSteps.bytes(machine, "untar", source);
        return machine.logged(
                "untar",
                source,
                log -> {
                    try {
                        var raw = new java.io.ByteArrayInputStream(bytes);
                        var isGzip =
                                bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
                        var tar =
                                new TarArchiveInputStream(isGzip ? new GZIPInputStream(raw) : raw);
                        AgentFiles.Entries entries =
                                new Unpacking(wanted, log) {
                                    private String name = "";

                                    @Override
                                    boolean advance() throws IOException {
                                        var next = tar.getNextEntry();
                                        name = next != null && next.isFile() ? next.getName() : "";
                                        return next != null;
                                    }

                                    @Override
                                    String name() {
                                        return name;
                                    }

                                    @Override
                                    InputStream content() {
                                        return tar;
                                    }
                                };
                        return unpacked(machine, call, entries);
                    } catch (IOException e) {
                        throw StepFailure.failure(source + " is no tar file: " + e.getMessage());
                    }
                });
    }

    private static FilePatterns wanted(StepCall call) {
        var glob = Arguments.named(call, "glob", "");
        return FilePatterns.of(glob.isBlank() ? "**" : glob);
    }

    private static @Nullable Object unpacked(
            StepMachine machine, StepCall call, AgentFiles.Entries entries)
            throws InterruptedException {
        var files = FileSteps.files(machine, call.name());
        var folder = Arguments.named(call, "dir", "");
        if (!folder.isEmpty()) {
            files.run("mkdir -p -- \"$1\"", folder);
        }
        try {
            files.unpack(folder, entries);
        } catch (UncheckedIOException e) {
            throw StepFailure.failure("not unpacked: " + e.getMessage());
        }
        return null;
    }

    /// Goes through an archive, past what is not wanted or not safe.
    private abstract static class Unpacking implements AgentFiles.Entries {
        private final FilePatterns wanted;
        private final StepLogWriter log;
        private final AtomicInteger count = new AtomicInteger();
        private long total;

        Unpacking(FilePatterns wanted, StepLogWriter log) {
            this.wanted = wanted;
            this.log = log;
        }

        /// True if there is another entry.
        abstract boolean advance() throws IOException;

        /// The entry's path; empty for what is no plain file.
        abstract String name();

        abstract InputStream content();

        @Override
        public AgentFiles.@Nullable Entry next() throws IOException {
            while (advance()) {
                if (count.incrementAndGet() > MOST_ENTRIES) {
                    throw new IOException("it has more than " + MOST_ENTRIES + " entries");
                }
                if (name().isEmpty()) {
                    continue;
                }
                var path = TarReader.safePath("x/" + name().replaceFirst("^(\\./)+", ""));
                if (path.isEmpty()) {
                    log.line("left out, it would leave the folder: " + name());
                } else if (wanted.matches(path)) {
                    return new AgentFiles.Entry(path, bounded(), false);
                }
            }
            return null;
        }

        private byte[] bounded() throws IOException {
            var bytes = content().readNBytes(LARGEST_ENTRY + 1);
            total += bytes.length;
            if (bytes.length > LARGEST_ENTRY || total > LARGEST) {
                throw new IOException("it unpacks to more than 256 MiB, or a file of it to 64 MiB");
            }
            return bytes;
        }
    }
}
