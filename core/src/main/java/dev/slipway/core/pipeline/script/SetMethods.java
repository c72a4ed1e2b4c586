package dev.slipway.core.pipeline.script;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is special about sets; for the rest they are taken as lists.
final class SetMethods {
    // NullAway loses the annotation inside the inferred type of a lambda parameter.
    @SuppressWarnings("NullAway")
    static final Map<String, Code> ALL =
            Map.of(
                    "add", (it, a) -> it.add(Values.key(a.kept(0))),
                    "addAll", (it, a) -> it.addAll(Types.set(a.collection(0))),
                    "contains", (it, a) -> it.contains(Values.key(a.get(0))),
                    "remove", (it, a) -> it.remove(Values.key(a.get(0))),
                    "removeAll", (it, a) -> it.removeAll(Types.set(a.collection(0))),
                    "retainAll", (it, a) -> it.retainAll(Types.set(a.collection(0))),
                    "containsAll", (it, a) -> it.containsAll(Types.set(a.collection(0))),
                    "toSet", (it, a) -> a.made(Types.set(it)),
                    "clear",
                            (it, _) -> {
                                it.clear();
                                return null;
                            });

    private SetMethods() {}

    /// One method on sets.
    interface Code {
        @Nullable Object call(Set<@Nullable Object> it, Arguments a);
    }
}
