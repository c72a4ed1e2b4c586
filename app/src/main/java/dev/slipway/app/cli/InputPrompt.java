package dev.slipway.app.cli;

import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.PendingInput;
import dev.slipway.core.pipeline.Question;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.problem.ProblemException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks the person at the terminal what a run waits for. The run may be answered from elsewhere
/// meanwhile; then the question here is void. For one thread; reading has one of its own.
final class InputPrompt {
    private final Session session;
    private final java.io.Console terminal;
    private final Set<String> asked = new HashSet<>();

    InputPrompt(Session session, java.io.Console terminal) {
        this.session = session;
        this.terminal = terminal;
    }

    /// Each question once.
    void ask(RunId run, PendingInput pending) {
        if (asked.add(pending.id())) {
            Thread.ofPlatform().daemon().name("prompt").start(() -> answer(run, pending));
        }
    }

    private synchronized void answer(RunId run, PendingInput pending) {
        session.console().progress("? " + pending.message());
        var values = new LinkedHashMap<String, String>();
        for (var question : pending.questions()) {
            value(question, values);
        }
        var word = line("  " + pending.ok() + "? [y/n]");
        while (word != null && !word.matches("(?i)y(es)?|no?")) {
            word = line("  y or n:");
        }
        if (word == null) {
            session.console().progress("  no answer; give it by `slipway answer`");
            return;
        }
        give(run, pending, word.toLowerCase(Locale.ROOT).startsWith("y"), values);
    }

    private void give(RunId run, PendingInput pending, boolean goesOn, Map<String, String> values) {
        try {
            session.core().pipelines().answer(run, pending.id(), goesOn, values, session.user());
        } catch (ProblemException problem) {
            session.console().error(problem, false);
        }
    }

    private void value(Question question, Map<String, String> values) {
        var isSecret = question.kind() == Parameter.Kind.PASSWORD;
        session.console().progress("  " + words(question, isSecret));
        var given = isSecret ? secret() : line("");
        if (given != null && !given.isBlank()) {
            values.put(question.name(), isSecret ? given : given.strip());
        }
    }

    private @Nullable String line(String words) {
        if (!words.isEmpty()) {
            session.console().progress(words);
        }
        var line = terminal.readLine();
        return line == null ? null : line.strip();
    }

    private @Nullable String secret() {
        var typed = terminal.readPassword();
        return typed == null ? null : new String(typed);
    }

    private static String words(Question question, boolean isSecret) {
        var about = question.description().isEmpty() ? "" : " (" + question.description() + ")";
        var choices =
                question.choices().isEmpty() ? "" : " of " + String.join(", ", question.choices());
        return question.name()
                + about
                + choices
                + (isSecret ? "" : " [" + question.initial() + "]")
                + ":";
    }
}
