package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Options;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// `timeout` and `retry` among the options of a pipeline or stage.
final class Limits {
    private Limits() {}

    static @Nullable Duration timeout(Options options, StepMachine machine) {
        var option = options.option("timeout").orElse(null);
        if (option == null) {
            return null;
        }
        var amount = option.argument("time").or(option::first).map(machine::text).orElse(null);
        var unit = option.argument("unit").map(machine::text).orElse(null);
        return Arguments.duration(amount, unit, "MINUTES");
    }

    static int retries(Options options, StepMachine machine) {
        return options.option("retry")
                .flatMap(option -> option.argument("count").or(option::first))
                .map(machine::text)
                .map(Integer::parseInt)
                .orElse(1);
    }
}
