package dev.slipway.core.bars;

import dev.slipway.core.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the tests of Jenkins' Declarative plugin set up before a pipeline is run, read from their
/// source text: agents with labels and variables of their own, and credentials.
final class PluginSetUp {
    private static final Pattern CONSTANT =
            Pattern.compile("String (\\w+)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*;");
    private static final Pattern AGENT = Pattern.compile("(\\w+) = j\\.createSlave\\(\"([^\"]*)\"");
    private static final Pattern VARIABLES =
            Pattern.compile("(\\w+)\\.getNodeProperties\\(\\)\\.add\\(([^;]*);");
    private static final Pattern ENTRY =
            Pattern.compile("Entry\\(\"([^\"]+)\",\\s*\"([^\"]*)\"\\)");
    private static final String W = "([\\w\"]+)";
    private static final Pattern PAIR =
            Pattern.compile(
                    "new UsernamePasswordCredentialsImpl\\([\\w.]+, "
                            + W
                            + ", \"[^\"]*\", "
                            + W
                            + ", "
                            + W
                            + "\\)");
    private static final Pattern TEXT =
            Pattern.compile(
                    "new StringCredentialsImpl\\([\\w.]+, "
                            + W
                            + ", \"[^\"]*\", Secret\\.fromString\\("
                            + W
                            + "\\)\\)");
    private static final Pattern FILE =
            Pattern.compile(
                    "new FileCredentialsImpl\\([\\w.]+, "
                            + W
                            + ", \"[^\"]*\", "
                            + W
                            + ", SecretBytes\\.fromBytes\\("
                            + W
                            + "\\.getBytes");
    private static final Pattern KEY =
            Pattern.compile(
                    "new BasicSSHUserPrivateKey\\([\\w.]+, "
                            + W
                            + ", "
                            + W
                            + ", new [\\w.]+\\("
                            + W
                            + "\\), "
                            + W
                            + ", \"");
    private static final Pattern DUMMY_KEY =
            Pattern.compile("new DummyPrivateKey\\(" + W + ", " + W + ", " + W + ", " + W + "\\)");

    private final Map<String, String> constants = new LinkedHashMap<>();

    private PluginSetUp(String text) {
        CONSTANT.matcher(text)
                .results()
                .forEach(it -> constants.putIfAbsent(it.group(1), it.group(2).translateEscapes()));
    }

    /// @param labels in one text, as the agent has them
    record Agent(String labels, Map<String, String> variables) {}

    /// @param agents those of the class, then of the test itself
    record Scene(List<Agent> agents, Map<String, Secret> secrets) {}

    /// @param common what stands before the class' first test · own the test's method
    static Scene of(String common, String own) {
        var text = common + "\n" + own;
        var set = new PluginSetUp(text);
        return new Scene(agents(text), set.secrets(text));
    }

    private static List<Agent> agents(String text) {
        var labels = new LinkedHashMap<String, String>();
        AGENT.matcher(text).results().forEach(it -> labels.put(it.group(1), it.group(2)));
        var agents = new ArrayList<Agent>();
        labels.forEach((name, of) -> {
            var variables = new LinkedHashMap<String, String>();
            VARIABLES
                    .matcher(text)
                    .results()
                    .filter(it -> it.group(1).equals(name))
                    .forEach(it ->
                            ENTRY.matcher(it.group(2))
                                    .results()
                                    .forEach(entry ->
                                            variables.put(
                                                    entry.group(1),
                                                    entry.group(2).translateEscapes())));
            agents.add(new Agent(of, Map.copyOf(variables)));
        });
        return agents;
    }

    private Map<String, Secret> secrets(String text) {
        var secrets = new LinkedHashMap<String, Secret>();
        PAIR.matcher(text)
                .results()
                .forEach(it ->
                        secrets.putIfAbsent(
                                word(it.group(1)),
                                new Secret.UsernamePassword(word(it.group(2)), word(it.group(3)))));
        TEXT.matcher(text)
                .results()
                .forEach(it ->
                        secrets.putIfAbsent(word(it.group(1)), new Secret.Text(word(it.group(2)))));
        FILE.matcher(text)
                .results()
                .forEach(it ->
                        secrets.putIfAbsent(
                                word(it.group(1)),
                                new Secret.SecretFile(
                                        word(it.group(2)),
                                        word(it.group(3)).getBytes(StandardCharsets.UTF_8))));
        KEY.matcher(text)
                .results()
                .forEach(it ->
                        secrets.putIfAbsent(
                                word(it.group(1)),
                                new Secret.SshKey(
                                        word(it.group(2)), word(it.group(3)), word(it.group(4)))));
        DUMMY_KEY
                .matcher(text)
                .results()
                .forEach(it ->
                        secrets.putIfAbsent(
                                word(it.group(1)),
                                new Secret.SshKey(
                                        word(it.group(2)), word(it.group(4)), word(it.group(3)))));
        return secrets;
    }

    /// A text, or what a constant stands for; null is none.
    private String word(String word) {
        if (word.equals("null")) {
            return "";
        }
        return word.startsWith("\"")
                ? word.substring(1, word.length() - 1)
                : constants.getOrDefault(word, word);
    }
}
