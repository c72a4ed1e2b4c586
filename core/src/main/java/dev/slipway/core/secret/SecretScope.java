package dev.slipway.core.secret;

/// Who a secret is for. The narrower one wins where two have the same name.
public sealed interface SecretScope {
    /// Every project and environment of the home.
    SecretScope HOME = new OfHome();

    /// The spelling in files and output: `home`, `project/NAME`, `env/NAME`.
    String word();

    record OfHome() implements SecretScope {
        @Override
        public String word() {
            return "home";
        }
    }

    record OfProject(String project) implements SecretScope {
        @Override
        public String word() {
            return "project/" + project;
        }
    }

    record OfEnvironment(String environment) implements SecretScope {
        @Override
        public String word() {
            return "env/" + environment;
        }
    }

    /// The opposite of `word()`.
    static SecretScope of(String word) {
        if (word.startsWith("project/")) {
            return new OfProject(word.substring("project/".length()));
        }
        return word.startsWith("env/") ? new OfEnvironment(word.substring("env/".length())) : HOME;
    }
}
