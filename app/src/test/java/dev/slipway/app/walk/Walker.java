package dev.slipway.app.walk;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;

/// Looks at a scene as it stands there. FX thread only.
public final class Walker {
    private Walker() {}

    public static List<Finding> look(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var nodes = Seen.nodes(scene);
        return Stream.of(
                        CutTexts.in(nodes),
                        Overflows.in(scene, nodes),
                        Overlaps.in(nodes),
                        Names.in(nodes),
                        Faint.in(nodes),
                        Glyphs.in(nodes))
                .flatMap(found -> found)
                .distinct()
                .toList();
    }
}
