package dev.slipway.core.pipeline;

import java.util.Set;

/// What a person allowed a project to do beyond its own containers.
///
/// @param branches pattern (`main`, `release/*`) of the branches that secrets, socket and push are
///   for; empty = the default branch
public record Trust(Set<Capability> capabilities, String branches) {
    public static final Trust NONE = new Trust(Set.of(), "");

    public Trust {
        capabilities = Set.copyOf(capabilities);
    }

    /// `word()` is the spelling on the command line.
    public enum Capability {
        ENGINE_SOCKET("engine-socket"),
        HOST_MOUNTS("host-mounts"),
        PRIVILEGED("privileged"),
        HOST_NETWORK("host-network");

        private final String word;

        Capability(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
