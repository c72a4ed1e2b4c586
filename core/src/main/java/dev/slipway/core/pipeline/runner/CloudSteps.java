package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.agent.FilePatterns;
import dev.slipway.core.pipeline.agent.WorkspaceFiles;
import dev.slipway.core.pipeline.script.StepCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps that call a tool of the agent's image as Jenkins' plugins do: `aws`, `kubectl`,
/// `ansible-playbook`.
final class CloudSteps {
    static final Map<String, StepAction> ALL =
            Map.of(
                    "withAWS", CloudSteps::withAws,
                    "s3Upload", CloudSteps::s3Upload,
                    "s3Download", CloudSteps::s3Download,
                    "kubernetesDeploy", CloudSteps::kubernetesDeploy,
                    "ansiblePlaybook", CloudSteps::ansiblePlaybook);

    private CloudSteps() {}

    /// The variables by which AWS' own tools know who they are and where they work.
    private static @Nullable Object withAws(StepMachine machine, StepCall call)
            throws InterruptedException {
        var there = machine.here();
        var id = Arguments.named(call, "credentials", "");
        if (!id.isEmpty()) {
            there = there.run().credentials().bind("aws", Map.of("credentialsId", id)).on(there);
        }
        var more = new LinkedHashMap<String, String>();
        var region = Arguments.named(call, "region", "");
        if (!region.isEmpty()) {
            more.put("AWS_DEFAULT_REGION", region);
            more.put("AWS_REGION", region);
        }
        put(more, "AWS_PROFILE", Arguments.named(call, "profile", ""));
        put(more, "AWS_ENDPOINT_URL", Arguments.named(call, "endpointUrl", ""));
        there = there.with(more);
        var role = Arguments.named(call, "role", "");
        if (!role.isEmpty()) {
            there = there.with(assumed(machine, there, call, role));
        }
        return machine.inside(there, BlockSteps.body(call)::run);
    }

    private static Map<String, String> assumed(
            StepMachine machine, StepContext there, StepCall call, String role)
            throws InterruptedException {
        var account = Arguments.named(call, "roleAccount", "");
        var name =
                role.startsWith("arn:") || account.isEmpty()
                        ? role
                        : "arn:aws:iam::" + account + ":role/" + role;
        var session =
                Arguments.named(call, "roleSessionName", "Slipway-" + there.run().project().name());
        var script =
                "aws sts assume-role --role-arn \"$ROLE\" --role-session-name \"$SESSION\""
                        + " --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]'"
                        + " --output text";
        return machine.logged(
                "withAWS",
                name,
                log -> {
                    var end =
                            AgentScript.of(there, "withAWS", log)
                                    .run(script, Map.of("ROLE", name, "SESSION", session));
                    var words = end.output().strip().split("\\s+");
                    if (!end.isGood() || words.length != 3) {
                        throw StepFailure.failure("the role " + name + " could not be taken on");
                    }
                    there.run().masks().add(words[1]);
                    there.run().masks().add(words[2]);
                    return Map.of(
                            "AWS_ACCESS_KEY_ID", words[0],
                            "AWS_SECRET_ACCESS_KEY", words[1],
                            "AWS_SESSION_TOKEN", words[2]);
                });
    }

    private static @Nullable Object s3Upload(StepMachine machine, StepCall call)
            throws InterruptedException {
        var bucket = Arguments.named(call, "bucket", "");
        var path = Arguments.named(call, "path", "");
        var to = "s3://" + bucket + "/" + path.replaceFirst("^/+", "");
        var file = Arguments.named(call, "file", "");
        var pattern = Arguments.named(call, "includePathPattern", "");
        return machine.logged(
                "s3Upload",
                to,
                log -> {
                    var folder = Arguments.named(call, "workingDir", "");
                    var agent = AgentScript.of(machine.here().at(folder), "s3Upload", log);
                    var acl = Arguments.named(call, "acl", "").replaceAll("(?<!^)([A-Z])", "-$1");
                    var flags =
                            acl.isEmpty()
                                    ? ""
                                    : " --acl "
                                            + AgentScript.quoted(
                                                    acl.toLowerCase(java.util.Locale.ROOT));
                    if (pattern.isEmpty()) {
                        var word = "[ -d \"$FROM\" ] && r=--recursive || r=; aws s3 cp $r" + flags;
                        end(
                                agent.show(
                                        word + " \"$FROM\" \"$TO\"",
                                        Map.of("FROM", file, "TO", to)),
                                "s3Upload");
                        return null;
                    }
                    var wanted = FilePatterns.of(pattern);
                    var found =
                            new WorkspaceFiles(
                                    agent.agent(),
                                    agent.here().absolute(agent.agent().workspace()));
                    for (var one : found.list().stream().filter(wanted::matches).toList()) {
                        var target = to.replaceFirst("/*$", "/") + one;
                        end(
                                agent.show(
                                        "aws s3 cp" + flags + " \"$FROM\" \"$TO\"",
                                        Map.of("FROM", one, "TO", target)),
                                "s3Upload");
                    }
                    return null;
                });
    }

    private static @Nullable Object s3Download(StepMachine machine, StepCall call)
            throws InterruptedException {
        var from =
                "s3://"
                        + Arguments.named(call, "bucket", "")
                        + "/"
                        + Arguments.named(call, "path", "").replaceFirst("^/+", "");
        var isFolder = from.endsWith("/");
        return machine.logged(
                "s3Download",
                from,
                log -> {
                    var agent = AgentScript.of(machine.here(), "s3Download", log);
                    var script =
                            "aws s3 cp" + (isFolder ? " --recursive" : "") + " \"$FROM\" \"$TO\"";
                    var to = Arguments.named(call, "file", ".");
                    end(agent.show(script, Map.of("FROM", from, "TO", to)), "s3Download");
                    return null;
                });
    }

    /// Applies configurations to a cluster, by `kubectl`.
    private static @Nullable Object kubernetesDeploy(StepMachine machine, StepCall call)
            throws InterruptedException {
        var id = Arguments.named(call, "kubeconfigId", "");
        var configs = Arguments.text(call, "configs");
        var there = machine.here();
        var place =
                id.isEmpty()
                        ? there
                        : there.run().credentials().bindKube(Map.of("credentialsId", id)).on(there);
        return machine.logged(
                "kubernetesDeploy",
                configs,
                log -> {
                    var agent = AgentScript.of(place, "kubernetesDeploy", log);
                    var folder = place.absolute(agent.agent().workspace());
                    var files =
                            new WorkspaceFiles(agent.agent(), folder)
                                    .list().stream()
                                            .filter(FilePatterns.of(configs)::matches)
                                            .toList();
                    if (files.isEmpty()) {
                        throw StepFailure.failure("no file matches " + configs);
                    }
                    for (var file : files) {
                        end(agent.show("kubectl apply -f \"$F\"", Map.of("F", file)), "kubectl");
                    }
                    return null;
                });
    }

    private static @Nullable Object ansiblePlaybook(StepMachine machine, StepCall call)
            throws InterruptedException {
        var playbook = Arguments.text(call, "playbook");
        var there = machine.here();
        var id = Arguments.named(call, "credentialsId", "");
        var words = new ArrayList<>(List.of("ansible-playbook", playbook));
        var vault = Arguments.named(call, "vaultCredentialsId", "");
        if (!id.isEmpty()) {
            there =
                    there.run()
                            .credentials()
                            .bind(
                                    "sshUserPrivateKey",
                                    Map.of(
                                            "credentialsId", id,
                                            "keyFileVariable", "ANSIBLE_PRIVATE_KEY_FILE",
                                            "usernameVariable", "ANSIBLE_REMOTE_USER"))
                            .on(there);
        }
        if (!vault.isEmpty()) {
            there =
                    there.run()
                            .credentials()
                            .bind(
                                    "file",
                                    Map.of(
                                            "credentialsId",
                                            vault,
                                            "variable",
                                            "ANSIBLE_VAULT_PASSWORD_FILE"))
                            .on(there);
        }
        option(words, "-i", Arguments.named(call, "inventory", ""));
        option(words, "-l", Arguments.named(call, "limit", ""));
        option(words, "-t", Arguments.named(call, "tags", ""));
        option(words, "--skip-tags", Arguments.named(call, "skippedTags", ""));
        option(words, "--start-at-task", Arguments.named(call, "startAtTask", ""));
        option(words, "-f", Arguments.named(call, "forks", ""));
        if (Arguments.flag(call, "become") || Arguments.flag(call, "sudo")) {
            words.add("-b");
            option(words, "--become-user", Arguments.named(call, "becomeUser", ""));
        }
        if (call.named().get("extraVars") instanceof Map<?, ?> extra) {
            extra.forEach((key, value) -> option(words, "-e", key + "=" + value));
        }
        var isChecked = !Arguments.flag(call, "disableHostKeyChecking");
        var more =
                Map.of(
                        "ANSIBLE_HOST_KEY_CHECKING",
                        isChecked ? "True" : "False",
                        "ANSIBLE_FORCE_COLOR",
                        Arguments.flag(call, "colorized") ? "1" : "0");
        var place = there.with(more);
        var command =
                String.join(" ", words.stream().map(AgentScript::quoted).toList())
                        + " "
                        + Arguments.named(call, "extras", "");
        return machine.logged(
                "ansiblePlaybook",
                playbook,
                log -> {
                    end(
                            AgentScript.of(place, "ansiblePlaybook", log).show(command, Map.of()),
                            "ansible-playbook");
                    return null;
                });
    }

    private static void option(List<String> words, String flag, String value) {
        if (!value.isBlank()) {
            words.add(flag);
            words.add(value);
        }
    }

    private static void put(Map<String, String> more, String name, String value) {
        if (!value.isEmpty()) {
            more.put(name, value);
        }
    }

    private static void end(int code, String tool) {
        if (code != 0) {
            throw StepFailure.failure(tool + " ended with exit code " + code);
        }
    }
}
