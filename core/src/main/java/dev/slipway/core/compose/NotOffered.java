package dev.slipway.core.compose;

/// Options of `x-release` that people ask for and that the router cannot keep its word on. They are
/// refused with the reason, never passed over.
final class NotOffered {
    private NotOffered() {}

    static void refuse(Findings findings, String key, Yaml.Entry entry) {
        findings.error(
                entry.keyAt(),
                "unsupported.compose.release." + key,
                "x-release." + key + " is not offered: " + reason(key),
                hint(key));
    }

    private static String reason(String key) {
        return key.equals("assetFallback")
                ? "the router (HAProxy) repeats a request only at servers of the same version, so a 404 cannot be asked of the other one."
                : "the router (HAProxy) cannot hold requests for a while and then let them go on.";
    }

    private static String hint(String key) {
        return key.equals("assetFallback")
                ? "Write sticky: cookie, so that a user's page and its files come from one version, or keep the last version's files in the new one."
                : "Leave it out: new containers take over before the old ones go, nothing has to be held.";
    }
}
