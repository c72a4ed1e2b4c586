package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Options;

/// Settings of options that must be known before anything of the pipeline runs: written as
/// constants.
final class StaticOptions {
    private StaticOptions() {}

    /// The first argument as a number, 0 if it is none.
    static int number(Options options, String name) {
        var value = options.option(name).flatMap(option -> option.first());
        return value.map(StaticOptions::constant).orElse(null) instanceof Number n
                ? n.intValue()
                : 0;
    }

    static boolean flag(Options options, String name, String setting) {
        var value = options.option(name).flatMap(option -> option.argument(setting));
        return Boolean.TRUE.equals(value.map(StaticOptions::constant).orElse(false));
    }

    /// The first argument as text, empty if it is none.
    static String text(Options options, String name) {
        return options.option(name)
                .flatMap(option -> option.first())
                .map(StaticOptions::constant)
                .map(String::valueOf)
                .orElse("");
    }

    /// True for `name()` and `name(true)`.
    static boolean isOn(Options options, String name) {
        return options.option(name)
                .map(option ->
                        option.first()
                                .map(value -> !Boolean.FALSE.equals(constant(value)))
                                .orElse(true))
                .orElse(false);
    }

    private static Object constant(Expression value) {
        return value instanceof Expression.Constant constant && constant.value() != null
                ? constant.value()
                : "";
    }
}
