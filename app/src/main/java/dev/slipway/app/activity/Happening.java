package dev.slipway.app.activity;

import dev.slipway.app.shell.Address;
import dev.slipway.app.theme.Tone;
import java.time.Instant;
import java.util.Optional;

/// Something that happened.
///
/// @param what in words, in the window's language where it is ours
/// @param by who, empty for Slipway itself
/// @param opens the page that tells more
record Happening(
        Instant at,
        Kind kind,
        Tone tone,
        String subject,
        String what,
        String by,
        String why,
        Optional<Address> opens) {

    /// What the filter tells apart.
    enum Kind {
        RUN,
        RELEASE,
        PERSON
    }
}
