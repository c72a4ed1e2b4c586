package dev.slipway.app.problem;

import dev.slipway.app.text.Texts;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A problem in the window's language. The core says its sentences in English, with the names in
/// them; another language has a sentence for each code, and the core's own below it. A code that is
/// not in the bundle stays in English. Pure.
public final class ProblemWords {
    private final Texts texts;
    private final Problem problem;

    public ProblemWords(Texts texts, Problem problem) {
        this.texts = texts;
        this.problem = problem;
    }

    /// What happened.
    public String what() {
        if (problem.what().isEmpty()) {
            return texts.of("problem.bug");
        }
        return isTranslated() ? texts.of(key()) : problem.what();
    }

    /// What to do, and in another language what it is about; may be empty.
    public String next() {
        return isTranslated()
                ? Stream.of(problem.what(), problem.next())
                        .filter(words -> !words.isBlank())
                        .collect(Collectors.joining("\n"))
                : problem.next();
    }

    private boolean isTranslated() {
        return texts.has(key());
    }

    private String key() {
        return "problems." + problem.code();
    }
}
