package dev.slipway.app.run.log;

import dev.slipway.app.AppContext;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts selected rows on the clipboard as plain text, read off the FX thread; a hundred thousand
/// lines at most, which it then says.
final class LogCopy {
    private static final long MOST = 100_000;

    private final AppContext context;
    private final LogDocument document;

    LogCopy(AppContext context, LogDocument document) {
        this.context = context;
        this.document = document;
    }

    void copy(LogSelection.Range range) {
        var ranges = document.ranges(range.from().row(), range.to().row());
        boolean firstIsLine = document.row(range.from().row()) instanceof LogRow.Text;
        boolean lastIsLine = document.row(range.to().row()) instanceof LogRow.Text;
        long asked = ranges.stream().mapToLong(LogRange::count).sum();
        context.background()
                .load(
                        () -> text(ranges, range, firstIsLine, lastIsLine),
                        text -> {
                            var content = new ClipboardContent();
                            content.putString(text);
                            Clipboard.getSystemClipboard().setContent(content);
                            if (asked > MOST) {
                                context.notices().tell(context.text("run.log.copiedSome", MOST));
                            }
                        },
                        context.notices()::tell);
    }

    /// The first line from the range's first character on, the last one up to its last.
    static String text(
            List<LogRange> ranges,
            LogSelection.Range range,
            boolean firstIsLine,
            boolean lastIsLine) {
        var lines = new java.util.ArrayList<String>();
        for (var part : ranges) {
            for (long at = 0; at < part.count() && lines.size() < MOST; ) {
                var read =
                        part.section()
                                .read(part.from() + at, (int) Math.min(4096, part.count() - at));
                if (read.isEmpty()) {
                    break;
                }
                read.forEach(line -> lines.add(AnsiText.parse(line.text()).text()));
                at += read.size();
            }
        }
        if (lines.isEmpty()) {
            return "";
        }
        if (lastIsLine && range.to().index() < lines.getLast().length()) {
            lines.set(lines.size() - 1, lines.getLast().substring(0, range.to().index()));
        }
        if (firstIsLine) {
            var first = lines.getFirst();
            lines.set(0, first.substring(Math.min(range.from().index(), first.length())));
        }
        return String.join("\n", lines);
    }
}
