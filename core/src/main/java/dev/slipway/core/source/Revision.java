package dev.slipway.core.source;

import java.time.Instant;

/// One commit.
///
/// @param hash 40 hex digits
/// @param message the full commit message; `subject()` is its first line
public record Revision(String hash, String author, Instant authoredAt, String message) {

    public String shortHash() {
        return hash.substring(0, Math.min(7, hash.length()));
    }

    public String subject() {
        return message.lines().findFirst().orElse("");
    }
}
