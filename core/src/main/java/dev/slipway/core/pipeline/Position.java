package dev.slipway.core.pipeline;

/// A stretch of a Jenkinsfile's text. Lines and columns count from 1; the end is the column after
/// the last character.
public record Position(int line, int column, int endLine, int endColumn) {

    /// Where nothing better is known: the file's first character.
    public static final Position START = new Position(1, 1, 1, 1);

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
