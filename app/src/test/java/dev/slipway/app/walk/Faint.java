package dev.slipway.app.walk;

import dev.slipway.app.theme.Contrast;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Texts that stand out too little from what is behind them, as WCAG counts it; what is disabled
/// may be faint.
final class Faint {
    private static final double WANTED = 4.5;

    private Faint() {}

    static Stream<Finding> in(List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node instanceof Labeled && !node.isDisabled())
                .map(Labeled.class::cast)
                .filter(labeled -> labeled.getText() != null && !labeled.getText().isBlank())
                .flatMap(Faint::of);
    }

    private static Stream<Finding> of(Labeled labeled) {
        var text = Seen.textOf(labeled);
        if (text == null
                || !(text.getFill() instanceof Color ink)
                || isIcon(text.getFont().getFamily())) {
            return Stream.empty();
        }
        var behind = behind(labeled);
        var contrast = Contrast.between(over(ink, behind), behind);
        return contrast >= WANTED
                ? Stream.empty()
                : Stream.of(
                        new Finding(
                                "faint",
                                Seen.name(labeled),
                                String.format("%.1f:1, %s on %s", contrast, ink, behind)));
    }

    private static boolean isIcon(String family) {
        return family.toLowerCase(java.util.Locale.ROOT).contains("feather");
    }

    /// The backgrounds above it, each painted over the one behind.
    private static Color behind(Node node) {
        @Nullable Parent parent = node.getParent();
        var base = parent == null ? Color.WHITE : behind(parent);
        return node instanceof Region region && region.getBackground() != null
                ? region.getBackground().getFills().stream()
                        .map(fill -> fill.getFill())
                        .filter(Color.class::isInstance)
                        .map(Color.class::cast)
                        .reduce(base, (below, fill) -> over(fill, below))
                : base;
    }

    private static Color over(Color above, Color below) {
        double a = above.getOpacity();
        return Color.color(
                above.getRed() * a + below.getRed() * (1 - a),
                above.getGreen() * a + below.getGreen() * (1 - a),
                above.getBlue() * a + below.getBlue() * (1 - a));
    }
}
