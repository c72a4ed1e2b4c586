package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.script.StepCall;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `withCredentials`: secrets for what is inside, masked in its log.
final class CredentialSteps {
    /// The old spelling `[$class: 'StringBinding', …]`.
    private static final Map<String, String> CLASSES =
            Map.of(
                    "StringBinding", "string",
                    "UsernamePasswordMultiBinding", "usernamePassword",
                    "UsernamePasswordBinding", "usernameColonPassword",
                    "FileBinding", "file",
                    "SSHUserPrivateKeyBinding", "sshUserPrivateKey",
                    "AmazonWebServicesCredentialsBinding", "aws",
                    "KubeconfigFileBinding", "kubeconfigFile");

    private CredentialSteps() {}

    static @Nullable Object withCredentials(StepMachine machine, StepCall call) {
        var bindings = call.argument("bindings");
        var list =
                bindings instanceof List<?> many
                        ? many
                        : bindings == null ? List.of() : List.of(bindings);
        var there = machine.here();
        for (var one : list) {
            if (!(one instanceof Map<?, ?> settings)) {
                throw StepFailure.failure("withCredentials: " + one + " is no binding");
            }
            there = bound(there, settings);
        }
        return machine.inside(there, Objects.requireNonNull(call.body())::run);
    }

    private static StepContext bound(StepContext there, Map<?, ?> binding) {
        var kind = Describables.kind(binding);
        return there.run()
                .credentials()
                .bind(
                        CLASSES.getOrDefault(kind, kind),
                        Describables.settings(binding, "credentialsId"))
                .on(there);
    }
}
