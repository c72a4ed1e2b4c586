package dev.slipway.app.run.log;

import dev.slipway.app.AppContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes rows as plain text into a file, off the FX thread, as a named job.
final class LogSave {
    private static final int AT_ONCE = 8192;
    private final AppContext context;

    LogSave(AppContext context) {
        this.context = context;
    }

    /// The rows as they are shown now, so filtered ones only the filtered.
    void save(LogDocument document, Path file) {
        var ranges = document.ranges(0, document.rowCount() - 1);
        context.background()
                .start(
                        context.text("run.log.saving", file.getFileName()),
                        () -> write(ranges, file),
                        lines -> context.notices().tell(context.text("run.log.saved", lines, file)),
                        context.notices()::tell);
    }

    static long write(List<LogRange> ranges, Path file) throws IOException {
        long lines = 0;
        try (var out = Files.newBufferedWriter(file)) {
            for (var range : ranges) {
                for (long at = 0; at < range.count(); ) {
                    var read =
                            range.section()
                                    .read(
                                            range.from() + at,
                                            (int) Math.min(AT_ONCE, range.count() - at));
                    if (read.isEmpty()) {
                        break;
                    }
                    for (var line : read) {
                        out.write(AnsiText.parse(line.text()).text());
                        out.newLine();
                    }
                    at += read.size();
                    lines += read.size();
                }
            }
        }
        return lines;
    }
}
