package dev.slipway.core.adapter.simulated;

import dev.slipway.core.pipeline.InputAnswer;
import dev.slipway.core.pipeline.InputAnswers;
import dev.slipway.core.pipeline.RunId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Answers in memory.
public final class SimulatedInputAnswers implements InputAnswers {
    private record Key(RunId run, String input) {}

    private final Map<Key, InputAnswer> given = new ConcurrentHashMap<>();

    @Override
    public boolean give(RunId run, String input, InputAnswer answer) {
        return given.putIfAbsent(new Key(run, input), answer) == null;
    }

    @Override
    public Optional<InputAnswer> find(RunId run, String input) {
        return Optional.ofNullable(given.get(new Key(run, input)));
    }
}
