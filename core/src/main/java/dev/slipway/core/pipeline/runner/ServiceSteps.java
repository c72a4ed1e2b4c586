package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.script.StepCall;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps that tell tools in the agent which service to speak to, and with which secret.
final class ServiceSteps {
    static final Map<String, StepAction> ALL =
            Map.of(
                    "withDockerRegistry", ServiceSteps::withDockerRegistry,
                    "withKubeConfig", ServiceSteps::withKubeConfig,
                    "withSonarQubeEnv", ServiceSteps::withSonarQubeEnv);

    private ServiceSteps() {}

    /// A configuration of the Docker client with the login of one registry, for what is inside.
    private static @Nullable Object withDockerRegistry(StepMachine machine, StepCall call) {
        var settings = Describables.settings(call, "registry");
        var id = Describables.text(settings, "credentialsId", "");
        var there = machine.here();
        if (!id.isEmpty()) {
            there =
                    there.run()
                            .credentials()
                            .bindDocker(Describables.text(settings, "url", ""), id)
                            .on(there);
        }
        return machine.inside(there, BlockSteps.body(call)::run);
    }

    /// `KUBECONFIG` for what is inside: the secret file itself, or one for a server and its token.
    private static @Nullable Object withKubeConfig(StepMachine machine, StepCall call) {
        var settings = Describables.settings(call, "settings");
        var texts = new LinkedHashMap<String, String>();
        settings.keySet().forEach(key -> texts.put(key, Describables.text(settings, key, "")));
        var there = machine.here();
        return machine.inside(
                there.run().credentials().bindKube(texts).on(there), BlockSteps.body(call)::run);
    }

    /// The variables that Jenkins sets for the scanners: the server's address from the settings,
    /// its token from the secret of the given name, else of the server's.
    private static @Nullable Object withSonarQubeEnv(StepMachine machine, StepCall call) {
        var settings = Describables.settings(call, "installationName");
        var name = Describables.text(settings, "installationName", "");
        var server = name.isEmpty() ? "sonar" : name;
        var id = Describables.text(settings, "credentialsId", "");
        var there = machine.here();
        var more = new LinkedHashMap<String, String>();
        more.put("SONAR_CONFIG_NAME", server);
        there.run().tools().scanned(server, id.isEmpty() ? server : id);
        var address = there.run().tools().server(server);
        if (address != null) {
            more.put("SONAR_HOST_URL", address);
        }
        for (var variable : new String[] {"SONAR_AUTH_TOKEN", "SONAR_TOKEN"}) {
            there =
                    there.run()
                            .credentials()
                            .bind(
                                    "string",
                                    Map.of(
                                            "credentialsId",
                                            id.isEmpty() ? server : id,
                                            "variable",
                                            variable))
                            .on(there);
        }
        return machine.inside(there.with(more), BlockSteps.body(call)::run);
    }
}
