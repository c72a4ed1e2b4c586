package dev.slipway.core.secret;

import java.util.List;
import java.util.Optional;

/// Port: the secrets of a home. Values lie encrypted, never in the database, a log or a label. Safe
/// from any thread and process; each call is whole or not done. Problems: `secret.locked` (the key
/// is not to be had), `secret.unreadable`.
public interface Secrets {

    /// All of them, without values, by scope and name. Needs no key.
    List<StoredSecret> list();

    Optional<Secret> find(SecretId id);

    /// Saves it, in place of what had that id.
    ///
    /// @param host see `StoredSecret.host()`
    void put(SecretId id, Secret secret, String host);

    /// False if there was none.
    boolean remove(SecretId id);

    /// Where the key to them lies, in one sentence for a person.
    String keptBy();

    /// What a run of a project means by a credentials id: the project's own, else the home's.
    default Optional<Secret> forProject(String project, String name) {
        return find(new SecretId(new SecretScope.OfProject(project), name))
                .or(() -> find(new SecretId(SecretScope.HOME, name)));
    }

    /// What a release into an environment means by a name: the environment's own, else the home's.
    default Optional<Secret> forEnvironment(String environment, String name) {
        return find(new SecretId(new SecretScope.OfEnvironment(environment), name))
                .or(() -> find(new SecretId(SecretScope.HOME, name)));
    }

    /// The secret to show to a git or registry host, the project's own first.
    default Optional<Secret> forHost(String project, String host) {
        var matching =
                list().stream()
                        .filter(stored -> !stored.host().isEmpty())
                        .filter(stored -> stored.host().equalsIgnoreCase(host))
                        .map(StoredSecret::id)
                        .toList();
        return matching.stream()
                .filter(id -> id.scope().equals(new SecretScope.OfProject(project)))
                .findFirst()
                .or(() ->
                        matching.stream()
                                .filter(id -> id.scope().equals(SecretScope.HOME))
                                .findFirst())
                .flatMap(this::find);
    }
}
