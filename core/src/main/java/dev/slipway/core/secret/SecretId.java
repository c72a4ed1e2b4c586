package dev.slipway.core.secret;

import dev.slipway.core.problem.ProblemException;
import java.util.regex.Pattern;

/// What a secret is called: the credentials id of a Jenkinsfile, the variable of an environment.
public record SecretId(SecretScope scope, String name) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@:/-]{0,127}");

    public SecretId {
        if (!ALLOWED.matcher(name).matches()) {
            throw ProblemException.usage(
                    "secret.name",
                    "\"" + name.replaceAll("\\p{Cntrl}", "?") + "\" cannot be a secret's name.",
                    "Use 1 to 128 letters, digits and _ . @ : / -, beginning with a letter, digit or _.");
        }
    }

    @Override
    public String toString() {
        return scope == SecretScope.HOME ? name : name + " (" + scope.word() + ")";
    }
}
