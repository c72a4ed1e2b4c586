package dev.slipway.core.compose;

/// A secret may only go where its value stays out of names, labels and logs: a service's
/// environment and the files it is given. One thread.
final class SecretPlaces {
    private final Findings findings;

    SecretPlaces(Findings findings) {
        this.findings = findings;
    }

    void check(Yaml document) {
        check(document, "");
    }

    private void check(Yaml value, String path) {
        switch (value) {
            case Yaml.Scalar scalar -> {
                if (SecretMark.isIn(scalar.text()) && !isAllowed(path)) {
                    findings.error(
                            scalar.at(),
                            "compose.secretPlace",
                            "The secret "
                                    + String.join(", ", SecretMark.in(scalar.text()).keySet())
                                    + " would be readable here.",
                            "Give it under environment, or as a file under secrets.");
                }
            }
            case Yaml.Sequence sequence -> sequence.items().forEach(item -> check(item, path));
            case Yaml.Mapping mapping ->
                    mapping.entries()
                            .forEach((key, entry) -> check(entry.value(), path + "/" + key));
        }
    }

    private static boolean isAllowed(String path) {
        return path.matches("/services/[^/]+/environment(/.*)?")
                || path.matches("/(configs|secrets)/[^/]+/content")
                || path.matches("/x-.*");
    }
}
