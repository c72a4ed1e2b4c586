package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Parameter;
import java.util.List;
import java.util.Map;

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
    private static final List<String> OTHERS =
            List.of("credentials", "file", "run", "base64File", "stashedFile", "gitParameter");

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
        } else if (!OTHERS.contains(declaration.name())
                && DidYouMean.nearest(declaration.name(), KINDS.keySet()).isPresent()) {
            blocks.unknown(
                    declaration.position(),
                    "kind of parameter",
                    declaration.name(),
                    KINDS.keySet());
        }
    }
}
