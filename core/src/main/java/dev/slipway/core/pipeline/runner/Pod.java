package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Statement;
import dev.slipway.core.pipeline.data.PlainYaml;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The containers of a Kubernetes pod as far as a pipeline's steps use them: by name, an image with
/// its variables. Each is started here when a step first enters it; nothing else of the pod is.
///
/// @param first where steps run that name no container, empty for the image of `agent any`
record Pod(Map<String, Container> containers, String first) {
    static final Pod NONE = new Pod(Map.of(), "");

    /// The agent that Jenkins adds to each pod.
    private static final String OWN = "jnlp";

    Pod {
        containers = Map.copyOf(containers);
    }

    /// @param arguments as of `docker run`; held to what the project is trusted with
    record Container(String image, String arguments, Map<String, String> variables) {
        Container {
            variables = Map.copyOf(variables);
        }
    }

    Optional<Container> find(String name) {
        return Optional.ofNullable(containers.get(name));
    }

    /// Where steps run that name no container.
    Optional<Container> usual() {
        return find(first).or(() -> find(OWN));
    }

    /// As `agent { kubernetes { … } }` describes it.
    static Pod of(Agent.Other agent, StepMachine machine) {
        var containers = new LinkedHashMap<String, Container>();
        agent.setting("yamlFile")
                .map(machine::text)
                .ifPresent(path -> containers.putAll(ofYaml(file(path, machine))));
        agent.setting("yaml").map(machine::text).ifPresent(text -> containers.putAll(ofYaml(text)));
        agent.settings()
                .forEach((name, value) -> {
                    if (name.equals("containerTemplate")
                            && value instanceof Expression.Closure it) {
                        containers.putAll(ofTemplate(words(it, machine)));
                    }
                });
        return new Pod(containers, agent.setting("defaultContainer").map(machine::text).orElse(""));
    }

    /// As `podTemplate(…)` of a script describes it.
    static Pod of(Map<String, @Nullable Object> settings) {
        var containers = new LinkedHashMap<String, Container>();
        var yaml = Describables.text(settings, "yaml", "");
        if (!yaml.isEmpty()) {
            containers.putAll(ofYaml(yaml));
        }
        Describables.list(settings.get("containers"))
                .forEach(template -> containers.putAll(ofTemplate(template)));
        return new Pod(containers, "");
    }

    private static String file(String path, StepMachine machine) {
        return machine.here()
                .run()
                .tools()
                .source(path)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(
                        () -> StepFailure.failure("there is no " + path + " in the repository"));
    }

    private static Map<String, String> words(Expression.Closure block, StepMachine machine) {
        var words = new LinkedHashMap<String, String>();
        for (var statement : block.body()) {
            if (statement instanceof Statement.Evaluate(Expression.Invoke call, _)
                    && call.arguments().size() == 1) {
                words.put(call.name(), machine.text(call.arguments().getFirst()));
            }
        }
        return words;
    }

    private static Map<String, Container> ofTemplate(Map<?, ?> template) {
        var name = Describables.text(template, "name", "");
        var image = Describables.text(template, "image", "");
        var isPrivileged = Describables.flag(template, "privileged");
        return Map.of(
                name,
                new Container(
                        image,
                        isPrivileged ? "--privileged" : "",
                        variables(template.get("envVars"))));
    }

    /// Fails for what is no YAML.
    private static Map<String, Container> ofYaml(String text) {
        var containers = new LinkedHashMap<String, Container>();
        try {
            for (var document : PlainYaml.documents(text)) {
                var spec = document instanceof Map<?, ?> pod ? pod.get("spec") : null;
                if (spec instanceof Map<?, ?> described) {
                    var hosts = hosts(described);
                    for (var one : Describables.list(described.get("containers"))) {
                        containers.put(
                                Describables.text(one, "name", ""),
                                new Container(
                                        Describables.text(one, "image", ""),
                                        arguments(one, hosts),
                                        variables(one.get("env"))));
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            throw StepFailure.failure("the pod's YAML cannot be read: " + e.getMessage());
        }
        return containers;
    }

    private static Map<String, String> variables(@Nullable Object list) {
        var variables = new LinkedHashMap<String, String>();
        for (var one : Describables.list(list)) {
            var name = Describables.text(one, "name", Describables.text(one, "key", ""));
            var value = one.get("value");
            if (!name.isEmpty() && value != null) {
                variables.put(name, value.toString());
            }
        }
        return variables;
    }

    /// Paths of the machine by the names of the volumes that show them.
    private static Map<String, String> hosts(Map<?, ?> spec) {
        var hosts = new LinkedHashMap<String, String>();
        for (var volume : Describables.list(spec.get("volumes"))) {
            if (volume.get("hostPath") instanceof Map<?, ?> host) {
                hosts.put(
                        Describables.text(volume, "name", ""), Describables.text(host, "path", ""));
            }
        }
        return hosts;
    }

    private static String arguments(Map<?, ?> container, Map<String, String> hosts) {
        var mounts =
                Describables.list(container.get("volumeMounts")).stream()
                        .filter(it -> hosts.containsKey(Describables.text(it, "name", "")))
                        .map(it ->
                                "-v "
                                        + hosts.get(Describables.text(it, "name", ""))
                                        + ":"
                                        + Describables.text(it, "mountPath", ""))
                        .collect(Collectors.joining(" "));
        var isPrivileged =
                container.get("securityContext") instanceof Map<?, ?> security
                        && Describables.flag(security, "privileged");
        return isPrivileged
                ? List.of(mounts, "--privileged").stream().collect(Collectors.joining(" ")).strip()
                : mounts;
    }
}
