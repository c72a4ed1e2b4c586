package dev.slipway.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;

/// Which cards hold what is searched for: a word of their texts, in any case. FX thread only.
final class SettingsSearch {
    private SettingsSearch() {}

    /// Shows the cards that hold all words and hides the others; true if any is left.
    static boolean show(List<Node> cards, String searched) {
        boolean any = false;
        for (var card : cards) {
            boolean fits = holds(words(card), searched);
            card.setVisible(fits);
            card.setManaged(fits);
            any |= fits;
        }
        return any;
    }

    /// True if each of the words that are searched for is in the text.
    static boolean holds(String text, String searched) {
        var folded = text.toLowerCase(Locale.ROOT);
        return List.of(searched.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
                .allMatch(folded::contains);
    }

    private static String words(Node card) {
        var words = new ArrayList<String>();
        collect(card, words);
        return String.join("\n", words);
    }

    private static void collect(Node node, List<String> words) {
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            words.add(labeled.getText());
        }
        if (node instanceof TextInputControl input && input.getAccessibleText() != null) {
            words.add(input.getAccessibleText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }
}
