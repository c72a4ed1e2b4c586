package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Invocation;
import dev.slipway.core.pipeline.Options;
import dev.slipway.core.pipeline.script.StepCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The options of a pipeline or stage that are steps around all it does (`timeout`, `retry`,
/// `lock`, `withCredentials`…), in the order of the file.
final class StageOptions {
    private final List<Invocation> wrappers;
    private final StageRecord record;
    private final StepMachine machine;
    private final String what;

    /// @param what names it in sentences: `stage`, `run`
    StageOptions(Options options, StageRecord record, StepMachine machine, String what) {
        this.wrappers =
                options.list().stream().filter(option -> Steps.isAround(option.name())).toList();
        this.record = record;
        this.machine = machine;
        this.what = what;
    }

    /// @param body gives what ended it before its time
    @Nullable RuntimeException around(Supplier<@Nullable RuntimeException> body) {
        var attempts = new AtomicInteger();
        var last = new AtomicReference<@Nullable RuntimeException>();
        Supplier<@Nullable Object> innermost =
                () -> {
                    if (attempts.getAndIncrement() > 0) {
                        machine.here().run().recorder().again(record);
                    }
                    last.set(null);
                    var error = body.get();
                    last.set(error);
                    if (error != null) {
                        throw error;
                    }
                    return null;
                };
        try {
            wrapped(0, innermost);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private @Nullable Object wrapped(int index, Supplier<@Nullable Object> innermost) {
        if (index == wrappers.size()) {
            return innermost.get();
        }
        return machine.call(call(wrappers.get(index), () -> wrapped(index + 1, innermost)));
    }

    private StepCall call(Invocation option, StepCall.Body body) {
        var arguments = new ArrayList<@Nullable Object>();
        option.arguments().forEach(argument -> arguments.add(machine.value(argument)));
        var named = new LinkedHashMap<String, @Nullable Object>();
        option.named().forEach((key, value) -> named.put(key, machine.value(value)));
        named.put(Steps.SUBJECT, what);
        return new StepCall(option.name(), arguments, named, body, option.position());
    }
}
