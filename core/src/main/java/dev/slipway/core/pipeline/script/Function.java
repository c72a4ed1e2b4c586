package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Expression;

/// A closure or method of the script, with the variables it was made among.
record Function(Expression.Closure code, Frame around) {
    @Override
    public String toString() {
        return "closure";
    }

    /// One `it`, or the parameters that it names.
    int arity() {
        return code.implicit() ? 1 : code.parameters().size();
    }
}
