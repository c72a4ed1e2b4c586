package dev.slipway.app.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;

/// Things to read or press that lie over each other.
final class Overlaps {
    private static final double TOLERANCE = 2;

    private Overlaps() {}

    static Stream<Finding> in(List<Node> nodes) {
        var content =
                nodes.stream()
                        .filter(Seen::isContent)
                        .filter(node -> !Seen.isInside(node))
                        .filter(node -> !Seen.isEmpty(Seen.seenPart(node)))
                        .toList();
        var found = new ArrayList<Finding>();
        for (int i = 0; i < content.size(); i++) {
            for (int j = i + 1; j < content.size(); j++) {
                if (overlap(content.get(i), content.get(j))) {
                    found.add(
                            new Finding(
                                    "overlap",
                                    Seen.name(content.get(i)),
                                    "lies over " + Seen.name(content.get(j))));
                }
            }
        }
        return found.stream();
    }

    private static boolean overlap(Node one, Node other) {
        var both = Seen.intersection(Seen.seenPart(one), Seen.seenPart(other));
        return both.getWidth() > TOLERANCE
                && both.getHeight() > TOLERANCE
                && !Seen.isAbove(one, other)
                && !Seen.isAbove(other, one);
    }
}
