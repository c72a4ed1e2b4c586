package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Position;
import org.codehaus.groovy.ast.ASTNode;

/// A file's text and where things are in it. Immutable.
final class SourceText {
    private final String text;
    private final int[] lineStarts;

    SourceText(String text) {
        this.text = text;
        this.lineStarts = starts(text);
    }

    private static int[] starts(String text) {
        var starts = java.util.stream.IntStream.builder().add(0);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var endsLine =
                    c == '\n'
                            || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (endsLine) {
                starts.add(i + 1);
            }
        }
        return starts.build().toArray();
    }

    /// A node's place without the blanks that Groovy's parser counts to its end.
    Position positionOf(ASTNode node) {
        var line = Math.max(1, node.getLineNumber());
        var column = Math.max(1, node.getColumnNumber());
        var from = offset(line, column);
        var to = offset(node.getLastLineNumber(), node.getLastColumnNumber());
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return to <= from ? new Position(line, column, line, column) : upTo(line, column, to);
    }

    private Position upTo(int line, int column, int end) {
        var at = java.util.Arrays.binarySearch(lineStarts, end);
        var index = at >= 0 ? at : -at - 2;
        return new Position(line, column, index + 1, end - lineStarts[index] + 1);
    }

    boolean startsWith(ASTNode node, char c) {
        var at = offset(node.getLineNumber(), node.getColumnNumber());
        return at < text.length() && text.charAt(at) == c;
    }

    /// The text of a stretch; empty if it lies outside.
    String slice(Position position) {
        var from = offset(position.line(), position.column());
        var to = offset(position.endLine(), position.endColumn());
        return from < to ? text.substring(from, to) : "";
    }

    private int offset(int line, int column) {
        if (line < 1 || line > lineStarts.length) {
            return line < 1 ? 0 : text.length();
        }
        return Math.min(text.length(), lineStarts[line - 1] + Math.max(0, column - 1));
    }
}
