package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Statement;
import java.util.List;

/// A script file that was read but not run: what `load` gives, and each file of a shared library's
/// `vars`. The interpreter runs it in variables of its own.
///
/// @param name of the file, without its ending
public record Code(String name, List<Statement> body) {
    public Code {
        body = List.copyOf(body);
    }
}
