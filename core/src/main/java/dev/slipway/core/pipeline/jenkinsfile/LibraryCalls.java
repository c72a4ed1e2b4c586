package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Statement;
import java.util.Set;

/// Finds where a script reads code from elsewhere: `library(…)` and `load(…)`.
final class LibraryCalls {
    private static final Set<String> NAMES = Set.of("library", "load", "libraryFromLocalRepo");

    private LibraryCalls() {}

    static boolean isIn(Statement statement) {
        return Parts.statements(statement).stream().anyMatch(LibraryCalls::isIn)
                || Parts.expressions(statement).stream().anyMatch(LibraryCalls::isIn);
    }

    private static boolean isIn(Expression expression) {
        return expression instanceof Expression.Invoke call
                        && call.target() == null
                        && NAMES.contains(call.name())
                || Parts.expressions(expression).stream().anyMatch(LibraryCalls::isIn)
                || Parts.statements(expression).stream().anyMatch(LibraryCalls::isIn);
    }
}
