package dev.slipway.core.environment;

import java.util.List;
import java.util.Optional;

/// Port: the environments of a home. Safe from any thread and process; each call is one
/// transaction.
public interface EnvironmentStore {

    /// In the order they were added.
    List<Environment> all();

    Optional<Environment> find(EnvironmentName name);

    /// Adds it; false if the name is taken.
    boolean add(Environment environment);

    /// Takes the place of the one of that name; false if there is none.
    boolean replace(Environment environment);

    boolean remove(EnvironmentName name);
}
