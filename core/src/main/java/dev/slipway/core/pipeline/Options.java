package dev.slipway.core.pipeline;

import java.util.List;
import java.util.Optional;

/// The `options` of a pipeline or stage.
public record Options(List<Invocation> list) {
    public static final Options NONE = new Options(List.of());

    public Options {
        list = List.copyOf(list);
    }

    public Optional<Invocation> option(String name) {
        return list.stream().filter(option -> option.name().equals(name)).findFirst();
    }

    public boolean has(String name) {
        return option(name).isPresent();
    }
}
