package dev.slipway.app.run;

import dev.slipway.core.pipeline.StageResult;
import java.util.ArrayList;
import java.util.List;

/// Places the stages of a run: one after the other from left to right, parallel ones below each
/// other between a fork and a join, groups with their name above. Pure; the same stages always give
/// the same picture.
///
/// @param nodes stages without children · groups those with, parents first
record GraphLayout(
        List<Node> nodes, List<Group> groups, List<Edge> edges, double width, double height) {
    static final double NODE_HEIGHT = 46;
    private static final double GAP = 28;
    private static final double BETWEEN = 10;
    private static final double FORK = 26;
    private static final double CAPTION = 20;
    private static final double MARGIN = 16;

    record Node(StageResult stage, double x, double y, double width) {}

    record Group(StageResult stage, double x, double y, double width, double height) {}

    record Edge(double fromX, double fromY, double toX, double toY) {}

    static GraphLayout of(List<StageResult> stages) {
        var placing = new Placing();
        var size = placing.sequenceSize(stages);
        placing.sequence(stages, MARGIN, MARGIN + size.anchor());
        return new GraphLayout(
                List.copyOf(placing.nodes),
                List.copyOf(placing.groups),
                List.copyOf(placing.edges),
                size.width() + 2 * MARGIN,
                size.height() + 2 * MARGIN);
    }

    /// @param anchor where the line of the sequence runs, from the top
    private record Size(double width, double height, double anchor) {}

    private static final class Placing {
        private final List<Node> nodes = new ArrayList<>();
        private final List<Group> groups = new ArrayList<>();
        private final List<Edge> edges = new ArrayList<>();

        Size size(StageResult stage) {
            if (stage.children().isEmpty()) {
                return new Size(nodeWidth(stage), NODE_HEIGHT, NODE_HEIGHT / 2);
            }
            if (!stage.parallel()) {
                var inner = sequenceSize(stage.children());
                return new Size(
                        Math.max(inner.width() + 2 * BETWEEN, captionWidth(stage)),
                        inner.height() + CAPTION + BETWEEN,
                        inner.anchor() + CAPTION);
            }
            double width = 0;
            double height = CAPTION - BETWEEN;
            for (var child : stage.children()) {
                var size = size(child);
                width = Math.max(width, size.width());
                height += size.height() + BETWEEN;
            }
            return new Size(
                    Math.max(width + 2 * FORK, captionWidth(stage)),
                    height,
                    CAPTION + (height - CAPTION) / 2);
        }

        Size sequenceSize(List<StageResult> stages) {
            double width = stages.isEmpty() ? 0 : -GAP;
            double above = 0;
            double below = 0;
            for (var stage : stages) {
                var size = size(stage);
                width += GAP + size.width();
                above = Math.max(above, size.anchor());
                below = Math.max(below, size.height() - size.anchor());
            }
            return new Size(width, above + below, above);
        }

        void sequence(List<StageResult> stages, double left, double line) {
            double x = left;
            for (int i = 0; i < stages.size(); i++) {
                if (i > 0) {
                    edges.add(new Edge(x, line, x + GAP, line));
                    x += GAP;
                }
                x += place(stages.get(i), x, line);
            }
        }

        private double place(StageResult stage, double x, double line) {
            var size = size(stage);
            if (stage.children().isEmpty()) {
                nodes.add(new Node(stage, x, line - size.anchor(), size.width()));
                return size.width();
            }
            groups.add(new Group(stage, x, line - size.anchor(), size.width(), size.height()));
            if (stage.parallel()) {
                branches(stage, size, x, line);
            } else {
                double inner = sequenceSize(stage.children()).width();
                sequence(stage.children(), x + (size.width() - inner) / 2, line);
            }
            return size.width();
        }

        private void branches(StageResult stage, Size size, double x, double line) {
            double y = line - size.anchor() + CAPTION;
            for (var child : stage.children()) {
                var childSize = size(child);
                double childLine = y + childSize.anchor();
                edges.add(new Edge(x, line, x + FORK, childLine));
                double width = place(child, x + FORK, childLine);
                edges.add(new Edge(x + FORK + width, childLine, x + size.width(), line));
                y += childSize.height() + BETWEEN;
            }
        }

        private static double nodeWidth(StageResult stage) {
            return Math.clamp(textWidth(stage.name()) + 52, 140, 240);
        }

        private static double captionWidth(StageResult stage) {
            return Math.min(240, textWidth(stage.name()) + 48);
        }

        private static double textWidth(String text) {
            return text.codePoints().mapToDouble(c -> c < 0x1100 ? 7.6 : 14).sum();
        }
    }
}
