package dev.slipway.app.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Characters that the fonts have no shape for: drawn as the box that stands for none.
final class Glyphs {
    private static final String NOBODYS = Character.toString(0x10FFFD);
    private static final int SIZE = 24;
    private static final Map<String, int[]> DRAWN = new HashMap<>();

    private Glyphs() {}

    static Stream<Finding> in(List<Node> nodes) {
        return nodes.stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(labeled -> labeled.getText() != null)
                .flatMap(Glyphs::of);
    }

    private static Stream<Finding> of(Labeled labeled) {
        var family = labeled.getFont().getFamily();
        var missing =
                labeled.getText()
                        .codePoints()
                        .filter(c -> c > 0x7E && !Character.isWhitespace(c) && c != 0xA0)
                        .distinct()
                        .filter(c -> isMissing(family, Character.toString(c)))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return missing.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Finding(
                                "glyph", Seen.name(labeled), family + " cannot show " + missing));
    }

    static boolean isMissing(String family, String character) {
        return Arrays.equals(drawn(family, character), drawn(family, NOBODYS));
    }

    private static int[] drawn(String family, String character) {
        return DRAWN.computeIfAbsent(family + "/" + character, key -> draw(family, character));
    }

    private static int[] draw(String family, String character) {
        var text = new Text(2, SIZE - 6, character);
        text.setFont(Font.font(family, 14));
        var image = new Scene(new Pane(text), SIZE, SIZE, Color.WHITE).snapshot(null);
        var pixels = new int[SIZE * SIZE];
        image.getPixelReader()
                .getPixels(
                        0,
                        0,
                        SIZE,
                        SIZE,
                        javafx.scene.image.PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        SIZE);
        return pixels;
    }

    /// All characters above ASCII of some texts that cannot be shown.
    static List<String> missing(String family, Stream<String> texts) {
        var missing = new ArrayList<String>();
        texts.flatMapToInt(String::codePoints)
                .filter(c -> c > 0x7E && !Character.isWhitespace(c))
                .distinct()
                .mapToObj(Character::toString)
                .filter(c -> isMissing(family, c))
                .forEach(missing::add);
        return missing;
    }
}
