package dev.slipway.core.pipeline;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// Port: a place outside the home that keeps files by keys such as `runs/shop/42.1.json`, for other
/// machines too. Safe from any thread and process; calls wait for the place, and can be
/// interrupted. Problems: `objects.denied`, `objects.noBucket`, `objects.unreachable`,
/// `objects.refused`.
public interface ObjectStore {

    /// @param size in bytes
    record Stored(String key, long size) {}

    /// Where it is, for a person.
    String place();

    /// Stores a file whole or not at all, in place of what had that key.
    void put(String key, Path file) throws InterruptedException;

    boolean has(String key) throws InterruptedException;

    /// The caller closes it. Problem `artifact.gone` if there is none.
    InputStream open(String key) throws InterruptedException;

    /// All whose keys begin so, by key.
    List<Stored> list(String prefix) throws InterruptedException;

    /// Nothing happens if there is none.
    void remove(String key) throws InterruptedException;
}
