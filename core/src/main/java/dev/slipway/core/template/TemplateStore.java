package dev.slipway.core.template;

import java.time.Instant;
import java.util.List;

/// Port: the templates that a person saved, each with all its versions. Safe from any thread and
/// process; each call is one transaction.
public interface TemplateStore {

    /// Adds the next version of a name and returns its number, 1 for a new one; what is the newest
    /// already is not added again.
    int save(String name, String text, Instant at);

    /// The newest of each, by name.
    List<Saved> newest();

    /// All of one, the newest first.
    List<Saved> versions(String name);

    /// Removes all versions; nothing happens if there are none.
    void remove(String name);

    record Saved(String name, int version, String text, Instant at) {}
}
