package dev.slipway.core.image;

import dev.slipway.core.pipeline.RunScope;
import dev.slipway.core.pipeline.Trust;
import dev.slipway.core.pipeline.TrustStore;
import dev.slipway.core.pipeline.agent.FilePatterns;
import dev.slipway.core.settings.SettingsFile;
import dev.slipway.core.source.Branch;
import dev.slipway.core.source.SourceRepository;
import java.util.Optional;

/// Sends images where the settings say, for branches that are trusted with pushing: those of the
/// project's pattern, else its default branch. A run of another branch says that it kept its
/// images.
public final class ConfiguredPush implements PushTarget {
    private final SettingsFile settings;
    private final TrustStore trusts;
    private final SourceRepository source;

    public ConfiguredPush(SettingsFile settings, TrustStore trusts, SourceRepository source) {
        this.settings = settings;
        this.trusts = trusts;
        this.source = source;
    }

    @Override
    public Optional<String> prefix(RunScope scope) {
        var project = scope.project().name();
        var prefix = settings.read().pushTo(project.value());
        if (prefix.isPresent() && !isTrusted(scope, trusts.find(project))) {
            scope.warn(
                    "The image was not pushed: \""
                            + scope.ref()
                            + "\" is not a branch that is trusted with pushing.");
            return Optional.empty();
        }
        return prefix;
    }

    private boolean isTrusted(RunScope scope, Trust trust) {
        return trust.branches().isBlank()
                ? source.branches(scope.project()).stream()
                        .filter(Branch::isDefault)
                        .anyMatch(branch -> branch.name().equals(scope.ref()))
                : FilePatterns.of(trust.branches()).matches(scope.ref());
    }
}
