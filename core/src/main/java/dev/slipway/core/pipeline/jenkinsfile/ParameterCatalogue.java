package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Parameter;
import java.util.Map;
import java.util.Set;

/// The kinds of parameters a pipeline can ask for, and their own settings.
final class ParameterCatalogue {
    private static final Map<String, Signature> KINDS =
            Map.of(
                    "string", Signature.of("name! defaultValue description trim:flag"),
                    "text", Signature.of("name! defaultValue description trim:flag"),
                    "booleanParam", Signature.of("name! defaultValue:flag description"),
                    "choice", Signature.of("name! choices:any description"),
                    "password", Signature.of("name! defaultValue:any description …"));

    /// Known to Jenkins and its plugins, not to Slipway.
    private static final Set<String> OTHERS =
            Set.of(
                    "credentials",
                    "file",
                    "run",
                    "base64File",
                    "stashedFile",
                    "gitParameter",
                    "listGitBranches",
                    "activeChoice",
                    "activeChoiceHtml",
                    "reactiveChoice",
                    "extendedChoice",
                    "extendedTextInput",
                    "validatingString",
                    "imageTag",
                    "hidden",
                    "node",
                    "label",
                    "nodeParameter",
                    "labelParameter",
                    "separator",
                    "parameterSeparator",
                    "persistentString",
                    "persistentText",
                    "persistentBoolean",
                    "persistentChoice",
                    "nonStoredPassword",
                    "date",
                    "booleanParameter",
                    "buildSelector",
                    "jobParameter",
                    "randomString",
                    "snapshot",
                    "promotedBuild",
                    "versionNumber",
                    "mavenMetadata",
                    "artifactory",
                    "multiselect",
                    "envVars");

    private ParameterCatalogue() {}

    static void check(Parameter parameter, Blocks blocks) {
        var declaration = parameter.declaration();
        var signature = KINDS.get(declaration.name());
        if (signature != null) {
            signature.check(
                    declaration.name(),
                    declaration.arguments(),
                    declaration.named(),
                    declaration.position(),
                    blocks);
        } else if (!OTHERS.contains(declaration.name())) {
            blocks.unknown(
                    declaration.position(),
                    "kind of parameter",
                    declaration.name(),
                    KINDS.keySet());
        }
    }
}
