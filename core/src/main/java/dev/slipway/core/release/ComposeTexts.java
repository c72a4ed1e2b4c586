package dev.slipway.core.release;

import java.util.Optional;

/// The Compose text that a version was made of, and the one that the next would be made of.
///
/// @param applied overlay included, as it was read · draft empty where there is none any more
public record ComposeTexts(VersionId version, String applied, Optional<Draft> draft) {

    /// @param where the file, or the commit it is of · text overlay included
    public record Draft(String where, String text) {}

    /// True if the next release would bring another text.
    public boolean isChanged() {
        return draft.filter(d -> !d.text().equals(applied)).isPresent();
    }
}
