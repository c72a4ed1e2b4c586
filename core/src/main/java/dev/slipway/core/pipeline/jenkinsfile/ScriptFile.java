package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Statement;
import java.util.List;

/// What reading a script file gave: its methods, then its statements.
public record ScriptFile(List<Statement> body, List<Finding> findings) {
    public ScriptFile {
        body = List.copyOf(body);
        findings = List.copyOf(findings);
    }
}
