package dev.slipway.app.shell;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// One thing a person can do from anywhere: by its keys, from the palette, read up on the cheat
/// sheet.
///
/// @param id its words are `shell.action.ID`
/// @param icon Feather icon: `fth-box`
/// @param keys any of them does it, none = palette only
public record Action(String id, String icon, List<KeyCombination> keys, Runnable act) {
    public Action {
        keys = List.copyOf(keys);
    }

    boolean isAskedBy(KeyEvent event) {
        return keys.stream().anyMatch(combination -> combination.match(event));
    }

    /// The keys as they are printed on a keyboard: `Ctrl+K`; empty without any.
    public String shownKeys() {
        return keys.stream()
                .limit(1)
                .map(KeyCombination::getDisplayText)
                .collect(Collectors.joining());
    }
}
