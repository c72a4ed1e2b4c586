package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.agent.FilePatterns;
import dev.slipway.core.pipeline.agent.WorkspaceFiles;
import dev.slipway.core.pipeline.script.StepCall;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Steps that speak ssh, from inside the agent and with the `ssh` of its image.
final class SshSteps {
    static final Map<String, StepAction> ALL =
            Map.of("sshagent", SshSteps::sshagent, "sshPublisher", SshSteps::sshPublisher);

    /// Prints the agent's variables; a key's phrase is given by a program that says it.
    private static final String BEGIN =
            """
            command -v ssh-agent >/dev/null || { echo "The agent's image has no ssh-agent" >&2; exit 127; }
            eval "$(ssh-agent -s)" >/dev/null
            ask=$(mktemp)
            printf '#!/bin/sh\\nprintf %%s "$PHRASE"\\n' >"$ask"
            chmod 700 "$ask"
            for key in $KEYS; do
                DISPLAY=:0 SSH_ASKPASS="$ask" SSH_ASKPASS_REQUIRE=force ssh-add "$key" </dev/null >&2
            done
            rm -f "$ask"
            echo "$SSH_AUTH_SOCK"
            echo "$SSH_AGENT_PID"
            """;

    private static final String SSH =
            "ssh -i \"$KEY\" -p \"$PORT\" -o BatchMode=yes -o StrictHostKeyChecking=accept-new";

    private SshSteps() {}

    /// Keys in an agent of ssh, for what is inside.
    private static @Nullable Object sshagent(StepMachine machine, StepCall call)
            throws InterruptedException {
        var begun = begun(machine, Arguments.texts(call, "credentials"));
        try {
            return machine.inside(machine.here().with(begun), BlockSteps.body(call)::run);
        } finally {
            var agent = machine.here().agent();
            var container = agent == null ? null : agent.present();
            if (container != null) {
                container.quietly(
                        new dev.slipway.core.engine.Execs.Command(
                                List.of("kill", begun.getOrDefault("SSH_AGENT_PID", "")),
                                Map.of(),
                                null,
                                null,
                                false));
            }
        }
    }

    private static Map<String, String> begun(StepMachine machine, List<String> ids)
            throws InterruptedException {
        var there = machine.here();
        var keys = new ArrayList<String>();
        var phrase = "";
        for (var id : ids) {
            var binding =
                    there.run()
                            .credentials()
                            .bind(
                                    "sshUserPrivateKey",
                                    Map.of(
                                            "credentialsId", id,
                                            "keyFileVariable", "KEY",
                                            "passphraseVariable", "PHRASE"));
            there = there.with(new SecretFiles(binding.files()));
            keys.add(binding.variables().getOrDefault("KEY", ""));
            var own = binding.variables().getOrDefault("PHRASE", "");
            phrase = own.isEmpty() ? phrase : own;
        }
        var variables = Map.of("KEYS", String.join(" ", keys), "PHRASE", phrase);
        var place = there;
        return machine.logged(
                "sshagent",
                String.join(", ", ids),
                log -> {
                    var end = AgentScript.of(place, "sshagent", log).run(BEGIN, variables);
                    var lines = end.output().lines().toList();
                    if (!end.isGood() || lines.size() < 2) {
                        throw StepFailure.failure("the keys could not be given to ssh");
                    }
                    log.line(ids.size() + " keys are with ssh-agent");
                    return Map.of("SSH_AUTH_SOCK", lines.get(0), "SSH_AGENT_PID", lines.get(1));
                });
    }

    /// Copies files to servers of the settings and runs commands there.
    private static @Nullable Object sshPublisher(StepMachine machine, StepCall call)
            throws InterruptedException {
        for (var publisher : Describables.list(call.argument("publishers"))) {
            var name = Describables.text(publisher, "configName", "");
            var place = machine.here();
            var address = Objects.requireNonNullElse(place.run().tools().server(name), "");
            if (!address.startsWith("ssh://")) {
                throw StepFailure.failure(
                        "where the server \""
                                + name
                                + "\" is, settings.json says under \"servers\": \"ssh://user@host/folder\"");
            }
            var binding =
                    place.run()
                            .credentials()
                            .bind(
                                    "sshUserPrivateKey",
                                    Map.of("credentialsId", name, "keyFileVariable", "KEY"));
            machine.logged(
                    "sshPublisher",
                    name,
                    log -> {
                        var agent = AgentScript.of(binding.on(place), "sshPublisher", log);
                        for (var transfer : Describables.list(publisher.get("transfers"))) {
                            transfer(agent, URI.create(address), transfer);
                        }
                        return null;
                    });
        }
        return null;
    }

    private static void transfer(AgentScript agent, URI server, Map<?, ?> transfer)
            throws InterruptedException {
        var variables = new LinkedHashMap<String, String>();
        variables.put("PORT", String.valueOf(server.getPort() < 0 ? 22 : server.getPort()));
        variables.put(
                "TARGET",
                (server.getUserInfo() == null ? "" : server.getUserInfo() + "@")
                        + server.getHost());
        var pattern = Describables.text(transfer, "sourceFiles", "");
        if (!pattern.isEmpty()) {
            copy(agent, server, transfer, pattern, variables);
        }
        var command = Describables.text(transfer, "execCommand", "");
        if (!command.isEmpty()) {
            variables.put("COMMAND", command);
            end(agent.show(SSH + " \"$TARGET\" \"$COMMAND\"", variables), command);
        }
    }

    private static void copy(
            AgentScript agent,
            URI server,
            Map<?, ?> transfer,
            String pattern,
            Map<String, String> variables)
            throws InterruptedException {
        var folder = agent.here().absolute(agent.agent().workspace());
        var prefix = Describables.text(transfer, "removePrefix", "").replaceFirst("/+$", "");
        var wanted =
                FilePatterns.of(pattern)
                        .without(FilePatterns.of(Describables.text(transfer, "excludes", "")));
        var files =
                new WorkspaceFiles(agent.agent(), folder)
                        .list().stream()
                                .filter(wanted)
                                .map(it -> prefix.isEmpty() ? it : inside(it, prefix))
                                .toList();
        if (files.isEmpty()) {
            throw StepFailure.failure("no file matches " + pattern);
        }
        var path = folder(server, Describables.text(transfer, "remoteDirectory", ""));
        variables.put("FILES", files.stream().map("./"::concat).collect(Collectors.joining("\n")));
        variables.put("FROM", prefix.isEmpty() ? "." : prefix);
        variables.put(
                "COMMAND",
                "mkdir -p "
                        + AgentScript.quoted(path)
                        + " && tar -xf - -C "
                        + AgentScript.quoted(path));
        var script =
                // Not by a list on standard input: a small tar knows none.
                "(cd \"$FROM\"; set -f; IFS='\n'; exec tar -cf - $FILES) | "
                        + SSH
                        + " \"$TARGET\" \"$COMMAND\"";
        end(agent.show(script, variables), "copying " + pattern);
        agent.log().line(files.size() + " files copied to " + server.getHost() + ":" + path);
    }

    /// Below the server's folder, else below its user's home.
    private static String folder(URI server, String below) {
        var base = Objects.requireNonNullElse(server.getPath(), "").replaceFirst("/+$", "");
        var path = base.isEmpty() ? below.replaceFirst("^/+", "") : base + "/" + below;
        return path.isEmpty() ? "." : path;
    }

    private static String inside(String path, String prefix) {
        if (!path.startsWith(prefix + "/")) {
            throw StepFailure.failure(path + " does not begin with " + prefix);
        }
        return path.substring(prefix.length() + 1);
    }

    private static void end(int code, String what) {
        if (code != 0) {
            throw StepFailure.failure(
                    "sshPublisher: "
                            + SimpleSteps.firstLine(what)
                            + " ended with exit code "
                            + code);
        }
    }
}
