package dev.slipway.app.theme;

import javafx.scene.AccessibleRole;
import org.kordamp.ikonli.javafx.FontIcon;

/// Feather icons, styled by the sheet's `.ikonli-font-icon` rules.
public final class Icons {
    private Icons() {}

    /// @param code as the pack spells it: `fth-box`
    public static FontIcon of(String code) {
        var icon = new FontIcon(code);
        icon.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        icon.setMouseTransparent(true);
        return icon;
    }
}
