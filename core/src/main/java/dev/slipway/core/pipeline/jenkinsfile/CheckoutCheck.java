package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What `checkout` and `git` are asked to bring: the project's own sources, or a git repository
/// that is named; and what of their settings has no effect.
final class CheckoutCheck {
    private static final Set<String> GIT = Set.of("GitSCM", "scmGit", "gitSCM");
    private static final String REMOTES = "userRemoteConfigs";
    private static final String LOGIN = "credentialsId";

    private final Findings findings;

    CheckoutCheck(Findings findings) {
        this.findings = findings;
    }

    void checkout(List<Expression> arguments, Map<String, Expression> named, Position at) {
        var source =
                arguments.isEmpty()
                        ? Optional.ofNullable(named.get("scm"))
                        : Optional.of(arguments.getFirst());
        if (source.filter(CheckoutCheck::isOwn).isPresent()) {
            return;
        }
        var remotes = source.filter(CheckoutCheck::isGit).flatMap(it -> setting(it, REMOTES));
        if (remotes.isEmpty()) {
            findings.error(
                    at,
                    "unsupported.checkout",
                    "Only the project's own sources and git repositories can be checked out",
                    "Write `checkout scm`, or `git url: 'https://…'` for another repository.");
            return;
        }
        login(first(remotes.get()).flatMap(it -> setting(it, LOGIN)));
        source.flatMap(it -> setting(it, "extensions")).ifPresent(this::extensions);
    }

    void git(Map<String, Expression> named) {
        login(Optional.ofNullable(named.get(LOGIN)));
    }

    private void login(Optional<Expression> id) {
        id.ifPresent(it ->
                findings.warning(
                        it.position(),
                        "pipeline.noEffect",
                        "`" + LOGIN + "` has no effect here",
                        "Slipway shows a repository the secret that was set for its"
                                + " host: `slipway secret set --host …`."));
    }

    /// Only the folder to check out into is heeded.
    private void extensions(Expression extensions) {
        if (!(extensions instanceof Expression.ListOf(var items, _))) {
            return;
        }
        items.stream()
                .filter(item -> setting(item, "relativeTargetDir").isEmpty())
                .forEach(item ->
                        findings.warning(
                                item.position(),
                                "pipeline.noEffect",
                                "This extension of the checkout has no effect here",
                                "Every checkout is fresh and of one commit; submodules and"
                                        + " LFS files are not brought."));
    }

    private static boolean isOwn(Expression source) {
        return source instanceof Expression.Variable(var name, _) && name.equals("scm");
    }

    private static boolean isGit(Expression source) {
        return source instanceof Expression.Invoke call
                        && call.target() == null
                        && GIT.contains(call.name())
                || setting(source, "$class")
                        .filter(it ->
                                it instanceof Expression.Constant(var value, _)
                                        && value instanceof String name
                                        && GIT.contains(name))
                        .isPresent();
    }

    private static Optional<Expression> first(Expression list) {
        return list instanceof Expression.ListOf(var items, _)
                ? items.stream().findFirst()
                : Optional.of(list);
    }

    private static Optional<Expression> setting(Expression described, String name) {
        return switch (described) {
            case Expression.Invoke call -> Optional.ofNullable(call.named().get(name));
            case Expression.MapOf(var entries, _) ->
                    entries.stream()
                            .filter(it -> isNamed(it.key(), name))
                            .map(Expression.MapOf.Entry::value)
                            .findFirst();
            default -> Optional.empty();
        };
    }

    private static boolean isNamed(Expression key, String name) {
        return key instanceof Expression.Constant(var value, _) && name.equals(value);
    }
}
