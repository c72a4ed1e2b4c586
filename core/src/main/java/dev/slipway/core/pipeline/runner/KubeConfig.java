package dev.slipway.core.pipeline.runner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/// A configuration of `kubectl` for one server; written as JSON, which is YAML too.
final class KubeConfig {
    private KubeConfig() {}

    /// @param settings those of `withKubeConfig`: `serverUrl`, `caCertificate` (PEM, else the
    ///   server's is not checked, as the plugin does it), `clusterName`, `contextName`, `namespace`
    static String text(Map<String, String> settings, String token) {
        var url = settings.getOrDefault("serverUrl", "");
        if (url.isEmpty()) {
            throw StepFailure.failure("withKubeConfig with a token needs its serverUrl");
        }
        var cluster = or(settings.get("clusterName"), "k8s");
        var context = or(settings.get("contextName"), cluster);
        var root = JsonNodeFactory.instance.objectNode();
        root.put("apiVersion", "v1").put("kind", "Config").put("current-context", context);
        var server = named(root, "clusters", cluster, "cluster").put("server", url);
        var authority = settings.getOrDefault("caCertificate", "");
        if (authority.isEmpty()) {
            server.put("insecure-skip-tls-verify", true);
        } else {
            server.put(
                    "certificate-authority-data",
                    Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8)));
        }
        named(root, "users", "slipway", "user").put("token", token);
        var at = named(root, "contexts", context, "context");
        at.put("cluster", cluster).put("user", "slipway");
        var namespace = settings.getOrDefault("namespace", "");
        if (!namespace.isEmpty()) {
            at.put("namespace", namespace);
        }
        return root.toString();
    }

    private static String or(@org.jspecify.annotations.Nullable String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static ObjectNode named(ObjectNode root, String list, String name, String member) {
        return root.putArray(list).addObject().put("name", name).putObject(member);
    }
}
