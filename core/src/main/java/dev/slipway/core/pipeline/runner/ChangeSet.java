package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.script.HostObject;
import dev.slipway.core.pipeline.script.ScriptException;
import dev.slipway.core.pipeline.script.StepCall;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.Revision;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One of `currentBuild.changeSets`: the commits since the run before on this branch.
record ChangeSet(List<Commit> items) implements HostObject {

    /// None if nothing is new, or if git cannot tell.
    static List<ChangeSet> of(Changes changes) {
        try {
            var commits = changes.commits().stream().map(Commit::new).toList();
            return commits.isEmpty() ? List.of() : List.of(new ChangeSet(commits));
        } catch (ProblemException gone) {
            // the earlier commit is no longer in the repository
            return List.of();
        }
    }

    @Override
    public String words() {
        return "a change set";
    }

    @Override
    public @Nullable Object call(StepCall call) {
        return getter(this, call);
    }

    @Override
    public @Nullable Object property(String name, Position at) {
        return switch (name) {
            case "items" -> items;
            case "kind" -> "git";
            case "emptySet" -> items.isEmpty();
            default -> HostObject.super.property(name, at);
        };
    }

    /// `getName()` and `isName()` as the property `name`.
    private static @Nullable Object getter(HostObject object, StepCall call) {
        var name = call.name().replaceFirst("^(get|is)(?=[A-Z])", "");
        if (name.equals(call.name()) || !call.arguments().isEmpty()) {
            throw new ScriptException(
                    object.words() + " has no `" + call.name() + "()`", call.position());
        }
        return object.property(
                name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), call.position());
    }

    /// An entry of a change set.
    record Commit(Revision revision) implements HostObject {
        @Override
        public String words() {
            return "a commit";
        }

        @Override
        public @Nullable Object call(StepCall call) {
            return getter(this, call);
        }

        @Override
        public @Nullable Object property(String name, Position at) {
            return switch (name) {
                case "commitId", "id", "revision" -> revision.hash();
                case "msg", "title" -> revision.subject();
                case "comment" -> revision.message();
                case "author" -> new Author(revision.author());
                case "authorName" -> new Author(revision.author()).name();
                case "timestamp" -> revision.authoredAt().toEpochMilli();
                case "date" -> revision.authoredAt().toString();
                default -> HostObject.super.property(name, at);
            };
        }

        @Override
        public String toString() {
            return revision.hash();
        }
    }

    /// Who wrote a commit, as git says it: `Name <address>`.
    record Author(String text) implements HostObject {
        @Override
        public String words() {
            return "an author";
        }

        @Override
        public @Nullable Object call(StepCall call) {
            return call.name().equals("toString") ? name() : getter(this, call);
        }

        @Override
        public @Nullable Object property(String name, Position at) {
            return switch (name) {
                case "fullName", "displayName", "id" -> name();
                default -> HostObject.super.property(name, at);
            };
        }

        private String name() {
            return text.replaceFirst("\\s*<[^<>]*>$", "");
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
