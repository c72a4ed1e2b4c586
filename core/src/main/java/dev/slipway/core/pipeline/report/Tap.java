package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.TestCase.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The Test Anything Protocol, versions 12 to 14, subtests included: a line that sums a subtest up
/// is no case of its own. Tests that were planned and did not come are one case in error. For one
/// thread.
final class Tap {
    private static final Pattern RESULT =
            Pattern.compile("(not )?ok\\b *(\\d+)? *(?:- )?(.*?)(?:(?<!\\\\)# *(\\w+)\\b *(.*))?");
    private static final Pattern PLAN = Pattern.compile("1\\.\\.(\\d{1,9}).*");
    private static final Pattern MILLIS = Pattern.compile("duration_ms: *([0-9.]+)");
    private static final String SUBTEST = "# Subtest";

    private static final class Level {
        final String name;
        final int indent;
        int seen;
        int planned = -1;

        Level(String name, int indent) {
            this.name = name;
            this.indent = indent;
        }
    }

    private final CaseSink sink;
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable Draft draft;
    private boolean isYaml;
    private boolean isBlock;
    private int deepest;
    private @Nullable String nextSubtest;

    Tap(CaseSink sink) {
        this.sink = sink;
        levels.push(new Level("", 0));
    }

    static boolean isBegin(String line) {
        return line.startsWith("TAP version ")
                || PLAN.matcher(line).matches()
                || line.matches("(not )?ok \\d+.*");
    }

    void line(String line) {
        var text = line.strip();
        var indent = line.length() - line.stripLeading().length();
        if (isYaml) {
            yaml(text);
        } else if (text.equals("---") && draft != null) {
            isYaml = true;
        } else if (text.startsWith(SUBTEST)) {
            add();
            nextSubtest = text.substring(SUBTEST.length()).replaceFirst("^: *", "");
        } else {
            protocol(text, indent);
        }
    }

    private void protocol(String text, int indent) {
        var plan = PLAN.matcher(text);
        var result = RESULT.matcher(text);
        if (plan.matches()) {
            level(indent).planned = Integer.parseInt(plan.group(1));
        } else if (text.startsWith("Bail out!")) {
            add();
            sink.add("", "", text, Outcome.ERROR, Duration.ZERO, text, null, null);
        } else if ((text.startsWith("ok") || text.startsWith("not ok")) && result.matches()) {
            result(result, indent);
        } else if (draft != null && text.startsWith("#")) {
            draft.output.add(text + "\n");
        }
    }

    private void result(java.util.regex.Matcher result, int indent) {
        add();
        var isSummary = indent < levels.peek().indent && levels.peek().seen > 0;
        var level = level(indent);
        level.seen++;
        if (isSummary) {
            return;
        }
        var fresh = new Draft(sink);
        fresh.suite = level.name;
        fresh.className = level.name;
        fresh.name = result.group(3).strip();
        if (fresh.name.isEmpty()) {
            fresh.name = "test " + level.seen;
        }
        var directive = result.group(4) == null ? "" : result.group(4).toUpperCase();
        var isSkipped = directive.startsWith("SKIP") || directive.equals("TODO");
        fresh.outcome =
                isSkipped
                        ? Outcome.SKIPPED
                        : result.group(1) == null ? Outcome.PASSED : Outcome.FAILED;
        fresh.message.add(isSkipped ? result.group(5) : "");
        draft = fresh;
    }

    /// The level of an indentation; deeper ones are over.
    private Level level(int indent) {
        while (levels.size() > 1 && levels.peek().indent > indent) {
            missing(levels.pop());
        }
        if (levels.peek().indent < indent && deepest < 64) {
            levels.push(new Level(nextSubtest == null ? "" : nextSubtest, indent));
            nextSubtest = null;
        }
        return levels.peek();
    }

    private void yaml(String text) {
        if (text.equals("...")) {
            isYaml = false;
            isBlock = false;
            return;
        }
        var open = draft;
        if (open == null) {
            return;
        }
        var millis = MILLIS.matcher(text);
        if (millis.lookingAt()) {
            open.duration = Seconds.of(millis.group(1)).dividedBy(1000);
        } else if (open.outcome == Outcome.FAILED) {
            if (text.matches("(?:error|message): .*") && open.message.isBlank()) {
                var said = text.replaceFirst("^\\w+: *", "").replaceAll("^['\"]|['\"]$", "");
                isBlock = said.matches("[|>][+-]?");
                open.message.add(isBlock ? "" : said);
            } else if (isBlock && open.message.isBlank()) {
                open.message.add(text);
            }
            open.details.add(text + "\n");
        }
    }

    private void add() {
        if (draft != null) {
            draft.addTo(sink);
            draft = null;
        }
    }

    void finish() {
        add();
        while (!levels.isEmpty()) {
            missing(levels.pop());
        }
    }

    private void missing(Level level) {
        if (level.planned > level.seen) {
            add();
            var words = (level.planned - level.seen) + " planned tests did not run";
            sink.add(
                    level.name, level.name, words, Outcome.ERROR, Duration.ZERO, words, null, null);
        }
    }
}
