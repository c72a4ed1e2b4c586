package dev.slipway.app.problem;

import dev.slipway.core.problem.ProblemException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// A problem as the window shows it.
///
/// @param code stable; `bug` for what nobody foresaw
/// @param what one sentence, empty for a bug: the window has its own words for it
/// @param next what to try, may be empty
/// @param details for whoever wants to report it: code and stack trace
public record Problem(String code, String what, String next, String details) {

    public static Problem of(Throwable thrown) {
        if (thrown instanceof ProblemException problem) {
            return new Problem(
                    problem.code(), problem.summary(), problem.hint(), detailsOf(problem));
        }
        LoggerFactory.getLogger(Problem.class).error("Not foreseen", thrown);
        return new Problem("bug", "", "", trace(thrown));
    }

    private static String detailsOf(ProblemException problem) {
        @Nullable Throwable cause = problem.getCause();
        return cause == null ? problem.code() : problem.code() + "\n" + trace(cause);
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
