package dev.slipway.core.pipeline;

/// One thing a check of a Jenkinsfile or Compose file has to say.
///
/// @param file as it was given · line, column from 1 · code stable; begins with `unsupported.` for
///   what Slipway does not support
/// @param hint what to write instead; may be empty
public record Finding(
        String file,
        int line,
        int column,
        Severity severity,
        String code,
        String message,
        String hint) {
    public enum Severity {
        ERROR,
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// `file:line:col: error: text`
    @Override
    public String toString() {
        return file
                + ":"
                + line
                + ":"
                + column
                + ": "
                + (isError() ? "error" : "warning")
                + ": "
                + message;
    }
}
