package dev.slipway.app.walk;

/// Something on a page that a person would stumble over.
///
/// @param rule `cut`, `outside`, `overlap`, `glyph`, `nameless`, `faint` or `sheet`
/// @param where the node, by its ids and style classes · what is wrong with it
public record Finding(String rule, String where, String what) {
    @Override
    public String toString() {
        return rule + ": " + where + ": " + what;
    }
}
